// `npm run check`: types, lint, format and dead code. All run, two at a time; only failures are printed in full.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { capture, childEnv, command, isMain, nodeBinary, root } from './process.mjs'
import { setup } from './setup.mjs'

const tools = [
  { name: 'types', script: 'vue-tsc/bin/vue-tsc.js', args: ['--noEmit', '-p', 'tsconfig.json'] },
  { name: 'lint', script: 'eslint/bin/eslint.js', args: ['.', '--max-warnings', '0'] },
  { name: 'format', script: 'prettier/bin/prettier.cjs', args: ['--check', '.', '--log-level', 'warn'] },
  { name: 'dead code', script: 'knip/bin/knip.js', args: ['--no-progress'] },
]

async function runTool({ name, script, args }) {
  const begunAt = Date.now()
  const file = join(root, 'node_modules', script)
  if (!existsSync(file)) throw new Error(`${file} is missing. Run: npm run setup`)
  const { code, stdout, stderr } = await capture(nodeBinary(), [file, ...args], { env: childEnv({ FORCE_COLOR: '0' }) })
  const seconds = ((Date.now() - begunAt) / 1000).toFixed(1)
  if (code !== 0) console.log(`\n${stdout}${stderr}`.trimEnd())
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`)
  return code === 0 ? [] : [name]
}

/** @returns {Promise<string[]>} the names of the checks that failed */
export async function check() {
  const queue = [...tools]
  const failed = []
  const worker = async () => {
    for (let tool = queue.shift(); tool; tool = queue.shift()) failed.push(...(await runTool(tool)))
  }
  await Promise.all([worker(), worker()])
  return failed
}

if (isMain(import.meta.url))
  await command(async () => {
    await setup({ electron: false })
    return (await check()).length === 0 ? 0 : 1
  })
