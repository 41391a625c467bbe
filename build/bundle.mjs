// What esbuild makes of the main process, the preload and the engine: three CommonJS files for Node 18.
import { join } from 'node:path'
import { root } from './process.mjs'

const entries = {
  main: 'electron/main.ts',
  preload: 'electron/preload.ts',
  engine: 'electron/engine/main.ts',
  'connection-test': 'electron/cli/main.ts',
  mind: 'electron/engine/mind/try/main.ts',
}

/** @returns {import('esbuild').BuildOptions} for the named entries */
export function bundleOptions(names = Object.keys(entries)) {
  return {
    absWorkingDir: root,
    entryPoints: Object.fromEntries(names.map((name) => [name, join(root, entries[name])])),
    outdir: join(root, 'dist', 'electron'),
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node18',
    sourcemap: 'linked',
    // Natives are loaded from node_modules; the rest is bundled.
    external: [
      'electron',
      'sherpa-onnx-node',
      'onnxruntime-node',
      'keytar',
      'uiohook-napi',
      '@photostructure/sqlite',
      'fsevents',
    ],
    // Optional accelerators of ws, which it looks for at run time.
    define: { 'process.env.WS_NO_BUFFER_UTIL': '"1"', 'process.env.WS_NO_UTF_8_VALIDATE': '"1"' },
    logLevel: 'warning',
    // Without this, import.meta.url would silently be undefined in a CommonJS file.
    logOverride: { 'empty-import-meta': 'error' },
  }
}
