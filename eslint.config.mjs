/** Correctness rules, and who may import whom. Layout is Prettier's. */
import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import globals from 'globals'
import ts from 'typescript-eslint'

const boundary = (files, ignores, group, message) => ({
  files,
  ignores,
  rules: { 'no-restricted-imports': ['error', { patterns: group.map((one) => ({ ...one, message })) }] },
})

const electronModule = { regex: '^electron$' }
const keychain = { regex: '^keytar$' }
const wire = { regex: '^openai(-\\d+)?(/|$)' }
const rendererFolder = { regex: '/renderer(/|$)' }
const electronFolder = { regex: '/electron(/|$)' }

export default ts.config(
  { ignores: ['dist/', 'models/', 'test-results/', '.electron/', 'out/'] },
  ...ts.configs.strict,
  ...vue.configs['flat/recommended'],
  prettier,
  { files: ['**/*.vue'], languageOptions: { parserOptions: { parser: ts.parser } } },
  { files: ['**/*.mjs', '**/*.cjs'], languageOptions: { globals: globals.node } },
  { files: ['renderer/**'], languageOptions: { globals: globals.browser } },
  {
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'vue/multi-word-component-names': 'off',
      'vue/require-default-prop': 'off',
    },
  },
  { files: ['build/**', 'e2e/**', 'electron/engine/**'], rules: { 'no-console': 'off' } },
  boundary(
    ['shared/**'],
    ['**/*.test.ts', '**/*.fixture.ts'],
    [{ regex: '^(?!zod$|\\.)' }, rendererFolder, electronFolder],
    'shared imports only zod and itself',
  ),
  boundary(
    ['renderer/**'],
    ['**/*.test.ts', '**/*.fixture.ts'],
    [electronModule, electronFolder, keychain, { regex: '^node:' }],
    'the renderer imports shared, never main',
  ),
  boundary(
    ['electron/**'],
    [
      '**/*.test.ts',
      '**/*.fixture.ts',
      'electron/main.ts',
      'electron/app.ts',
      'electron/preload.ts',
      'electron/shell/**',
      'electron/ipc/**',
      'electron/engine/**',
      'electron/realtime/dialects/**',
    ],
    [electronModule, rendererFolder, keychain, wire],
    'Electron belongs to main, shell and ipc; wire names to realtime/dialects; the page to renderer',
  ),
  boundary(
    ['electron/network/**'],
    ['**/*.test.ts', '**/*.fixture.ts'],
    [electronModule, rendererFolder, keychain, wire, { regex: '^\\.\\./(?!\\.\\./shared/)' }],
    'the network is of main and the engine alike: it imports shared and itself',
  ),
  boundary(
    ['electron/main.ts', 'electron/app.ts', 'electron/preload.ts', 'electron/shell/**', 'electron/ipc/**'],
    ['**/*.test.ts', '**/*.fixture.ts'],
    [rendererFolder, keychain, wire],
    'the page belongs to renderer, wire names to realtime/dialects',
  ),
  boundary(
    ['electron/realtime/dialects/**'],
    ['**/*.test.ts', '**/*.fixture.ts'],
    [electronModule, rendererFolder, keychain],
    'a dialect is pure translation',
  ),
  boundary(
    ['electron/engine/**'],
    ['**/*.test.ts', '**/*.fixture.ts'],
    [
      electronModule,
      rendererFolder,
      keychain,
      { regex: '/realtime/(?!dialects/)' },
      { regex: '/(providers|settings|tools|shell|ipc|history)/' },
    ],
    'the engine is the other end of the wire',
  ),
)
