/** The engine by itself, in plain Node: one line on stdout says where it is, the log goes to stderr. */

import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type EngineArguments, parseArguments, usage } from './arguments'
import { createEngine, type Engine } from './engine'
import { withEnvironmentWays } from './environment-ways'
import { createLog } from './log'
import { type Certificate, createCertificate, publishCertificate } from './tls'

export async function runCommandLine(args: readonly string[], scriptPath: string): Promise<void> {
  let settings: EngineArguments
  let engine: Engine
  let certificate: Certificate | undefined
  try {
    settings = parseArguments(args, process.env)
    const parts = await withEnvironmentWays(settings.parts, process.env)
    const { token, scriptFile, sessionLimitMs, strictGa, withConversationCreated } = settings
    const modelsDir = settings.modelsDir ?? findModels([dirname(scriptPath), process.cwd()])
    const log = createLog((line) => process.stderr.write(line))
    certificate = settings.tls ? await createCertificate() : undefined
    engine = createEngine({
      token,
      modelsDir,
      scriptFile,
      parts,
      onPartFault: (part, fault) =>
        fault ? log('warn', 'part failed', { part, ...fault }) : log('info', 'part works again', { part }),
      sessionLimitMs,
      strictGa,
      withConversationCreated,
      tls: certificate,
      frameLogFile: settings.logFile ?? undefined,
      log,
    })
  } catch (error) {
    return fail(`engine: ${oneLine(error)}\n${usage}`, 2)
  }
  const { server } = engine
  let port: number
  try {
    port = await server.listen(settings.port)
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    return fail(`engine: ${taken ? `port ${settings.port} is already in use` : oneLine(error)}`, 1)
  }
  const url = `${certificate ? 'wss' : 'ws'}://127.0.0.1:${port}/v1/realtime?model=parley`
  const ready = { url, token: settings.token, ...(certificate && { ca: publish(certificate) }) }
  process.stdout.write(`${JSON.stringify(ready)}\n`)
  const stop = () => void server.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

function publish({ cert }: Certificate): string {
  const { path, remove } = publishCertificate(cert)
  process.once('exit', remove)
  return path
}

function fail(line: string, exitCode: number) {
  process.stderr.write(`${line}\n`)
  process.exitCode = exitCode
}

function oneLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.trim().replace(/\s*\n\s*/g, ' ')
}

/** The nearest `models` folder, seen from where the engine's own file lies or it was started. */
function findModels(starts: readonly string[]): string {
  for (const start of starts) {
    for (let folder = start; ; folder = dirname(folder)) {
      const candidate = join(folder, 'models')
      if (existsSync(join(candidate, 'manifest.json'))) return candidate
      if (dirname(folder) === folder) break
    }
  }
  throw new Error('no models folder found; name it with --models')
}
