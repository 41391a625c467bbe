/** The app in real windows with real sound: one at a time, for they share a sound card. */
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  workers: 1,
  timeout: 90_000,
  forbidOnly: true,
  // Real sound on two shared cores stutters now and then; what fails twice is a fault.
  retries: 1,
  outputDir: 'test-results',
  reporter: 'list',
})
