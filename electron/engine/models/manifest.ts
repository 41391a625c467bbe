/** Knows which model files there must be and proves that they are unharmed: a damaged one would abort the whole process. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import * as z from 'zod'
import { AppError } from '../../../shared/errors'

const manifestSchema = z.object({
  models: z.array(
    z.object({
      id: z.string(),
      files: z.array(z.object({ path: z.string(), sizeBytes: z.number(), sha256: z.string() })),
    }),
  ),
})

interface ModelFile {
  /** Relative to the models' folder, with `/`. */
  name: string
  path: string
  sizeBytes: number
  sha256: string
}

/**
 * Existence and size of every file, each time; contents once, which is remembered in `stateDir`.
 * @param stateDir where the stamp is kept; without it the contents are read every time (0.3 s)
 * @throws AppError `engine.model-missing` or `engine.model-damaged`, with the file's name as detail
 */
export async function verifyModels({ modelsDir, stateDir }: { modelsDir: string; stateDir?: string }): Promise<void> {
  const files = await readManifest(modelsDir)
  const modified: number[] = []
  for (const file of files) {
    const found = await stat(file.path).catch((cause: unknown) => {
      throw new AppError('engine.model-missing', file.name, { cause })
    })
    if (!found.isFile() || found.size !== file.sizeBytes) throw new AppError('engine.model-damaged', file.name)
    modified.push(found.mtimeMs)
  }

  const stamp = createHash('sha256').update(JSON.stringify([files, modified])).digest('hex')
  const stampFile = stateDir === undefined ? null : join(stateDir, 'models-verified')
  if (stampFile !== null && (await readFile(stampFile, 'utf8').catch(() => '')) === stamp) return

  for (const file of files) {
    if ((await hashFile(file.path)) !== file.sha256) throw new AppError('engine.model-damaged', file.name)
  }
  if (stateDir !== undefined && stampFile !== null) {
    // A stamp that cannot be kept only costs the reading next time.
    await mkdir(stateDir, { recursive: true })
      .then(() => writeFile(stampFile, stamp))
      .catch(() => undefined)
  }
}

async function readManifest(modelsDir: string): Promise<ModelFile[]> {
  const name = 'manifest.json'
  const text = await readFile(join(modelsDir, name), 'utf8').catch((cause: unknown) => {
    throw new AppError('engine.model-missing', name, { cause })
  })
  try {
    const { models } = manifestSchema.parse(JSON.parse(text))
    return models.flatMap(({ id, files }) =>
      files.map((file) => ({ ...file, name: `${id}/${file.path}`, path: join(modelsDir, id, file.path) })),
    )
  } catch (cause) {
    throw new AppError('engine.model-damaged', name, { cause })
  }
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash)
  return hash.digest('hex')
}
