/** The app in real windows with real sound: one at a time, for they share a sound card. */
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  workers: 1,
  timeout: 90_000,
  forbidOnly: true,
  outputDir: 'test-results',
  reporter: 'list',
})
