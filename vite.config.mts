/** Builds the two pages of the renderer: the window that draws and the hidden page that owns sound. */
import { resolve } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

const root = resolve(import.meta.dirname, 'renderer')

export default defineConfig({
  root,
  base: './',
  plugins: [vue(), tailwindcss()],
  worker: { format: 'es' },
  define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false', __INTLIFY_JIT_COMPILATION__: 'true' },
  build: {
    outDir: resolve(import.meta.dirname, 'dist/renderer'),
    emptyOutDir: true,
    target: 'chrome114',
    sourcemap: false,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rollupOptions: { input: { index: resolve(root, 'index.html'), audio: resolve(root, 'audio.html') } },
  },
})
