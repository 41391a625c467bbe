import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [vue()],
  test: {
    include: ['{electron,shared,renderer,build,e2e}/**/*.test.ts'],
    testTimeout: 20_000,
  },
})
