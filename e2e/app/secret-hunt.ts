/** Looks for a secret everywhere that it must not be. */
import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import type { Parley } from './parley'

const run = promisify(execFile)

/** As it stands, as UTF-16, and in what may have encoded it. */
const forms = (secret: string): Buffer[] => [
  Buffer.from(secret),
  Buffer.from(secret, 'utf16le'),
  Buffer.from(Buffer.from(secret).toString('base64').replace(/=+$/, '').slice(0, -1)),
  Buffer.from(Buffer.from(secret).toString('hex')),
]

/** The files below a folder that hold it: profile, log and trace. */
export function filesWith(folder: string, secret: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesWith(path, secret)
    if (!entry.isFile() || statSync(path).size === 0) return []
    const bytes = readFileSync(path)
    return forms(secret).some((form) => bytes.includes(form)) ? [path] : []
  })
}

/** Command lines and environments of all processes. */
export async function processesWith(secret: string): Promise<string[]> {
  const { stdout } = await run('ps', ['axeww', '-o', 'args'], { maxBuffer: 64 * 1024 * 1024 })
  return stdout.split('\n').filter((line) => line.includes(secret))
}

async function heapSnapshot(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page)
  const chunks: string[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await session.send('HeapProfiler.enable')
  // Twice: what the first round frees may have held something else.
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await session.detach()
  return chunks.join('')
}

/** The addresses of the pages whose memory holds it after garbage was collected. */
export async function pagesWith({ app }: Parley, secret: string): Promise<string[]> {
  const found: string[] = []
  for (const page of app.windows()) if ((await heapSnapshot(page)).includes(secret)) found.push(page.url())
  return found
}
