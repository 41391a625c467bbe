/** The bridge exposes what the contract lists and nothing else, and takes anything that is thrown at it. */
import { commands } from '../shared/ipc/contract'
import { expect, test } from './app/fixtures'

const script = { turns: [{ say: 'Hello.' }], loop: true }

test('the page has two functions and no way to Node', async ({ start }) => {
  const parley = await start({ script })
  const seen = await parley.window.evaluate(() => ({
    bridge: Object.keys(window.parley).sort(),
    node: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter((name) => name in window),
    frozen: Object.isFrozen(window.parley),
  }))
  expect(seen).toEqual({ bridge: ['call', 'subscribe'], node: [], frozen: true })

  const replies = await parley.window.evaluate(
    async (names) => {
      const answers: Record<string, string> = {}
      for (const name of names) {
        const reply = await window.parley.call(name, { nonsense: true })
        answers[name] = reply.ok ? 'ok' : reply.error.code
      }
      return answers
    },
    [...Object.keys(commands), 'fs.read', 'constructor', '__proto__'],
  )
  for (const [name, code] of Object.entries(replies)) {
    const listed = Object.hasOwn(commands, name) ? commands[name as keyof typeof commands] : null
    if (!listed) expect(code).toBe('ipc.unknown-command')
    else expect(code).toBe(listed.by === 'audio' ? 'ipc.forbidden' : 'ipc.bad-input')
  }
})

test('10,000 random payloads: no crash, no unhandled rejection', async ({ start }) => {
  const parley = await start({ script })
  await parley.app.evaluate(() => {
    const seen = globalThis as unknown as { faults: string[] }
    seen.faults = []
    process.on('unhandledRejection', (error) => seen.faults.push(String(error)))
    process.on('uncaughtException', (error) => seen.faults.push(String(error)))
  })
  const names = Object.keys(commands).filter((name) => !['window.control', 'clipboard.copy'].includes(name))
  const answered = await parley.window.evaluate(async (list) => {
    let seed = 11
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
      return (seed >>> 8) % below
    }
    const value = (depth: number): unknown =>
      [
        undefined,
        null,
        random(99),
        '',
        'x'.repeat(random(9)),
        [1, [2]],
        new Date(),
        new Uint8Array(3),
        { id: 'x', choice: 'once' },
      ][random(9)] ??
      (depth > 0 ? { text: value(depth - 1), kind: value(depth - 1), [`k${random(5)}`]: value(depth - 1) } : 0)
    let count = 0
    for (let at = 0; at < 10_000; at += 50) {
      const replies = await Promise.all(
        Array.from({ length: 50 }, () => window.parley.call(list[random(list.length)]!, value(3))),
      )
      count += replies.filter((reply) => typeof reply.ok === 'boolean').length
    }
    return count
  }, names)
  expect(answered).toBe(10_000)
  expect(await parley.app.evaluate(() => (globalThis as unknown as { faults: string[] }).faults)).toEqual([])
  expect((await parley.snapshot()).version).toMatch(/^\d/)
})
