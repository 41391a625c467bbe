/** Runs the built-in engine in its own process: starts it when it is wanted, notices when it ends, and why. */
import { randomBytes } from 'node:crypto'
import { utilityProcess, type UtilityProcess } from 'electron'
import type { PartFault, PartName } from '../../shared/engine-parts'
import { AppError, errorCodes, type ErrorCode } from '../../shared/errors'
import type { SpeechState } from '../../shared/ipc/contract'
import type { RemoteParts } from '../engine/parts'
import type { Log } from '../log'

export interface EngineProcess {
  /** Starts it if it does not run. @throws AppError when it cannot be started */
  start(): Promise<{ url: string; token: string }>
  stop(): void
  /** From its next response on; nothing when it does not run. */
  configure(parts: RemoteParts): void
  readonly speech: SpeechState
  readonly pid: number | null
}

type FromEngine =
  | { type: 'ready'; port: number }
  | {
      type: 'models'
      state: { kind: 'idle' } | { kind: 'loading'; progress: number } | { kind: 'loaded' } | FailedModels
    }
  | { type: 'part'; part: PartName; fault: PartFault | null }
  | { type: 'idle' }
  | { type: 'failed'; code: string; file?: string }
type FailedModels = { kind: 'failed'; code: string; file: string }

const startTimeoutMs = 15_000

const asCode = (code: string): ErrorCode => errorCodes.find((known) => known === code) ?? 'engine.start-failed'

export function createEngineProcess(
  dependencies: {
    entry: string
    modelsDir: string
    stateDir: string
    idleMinutes(): number
    /** Never rejects. */
    parts(): Promise<RemoteParts>
    script: string | undefined
    log: Log
  },
  events: {
    onSpeech(state: SpeechState): void
    /** A part of it that lives elsewhere fails, or works again. */
    onPart(part: PartName, fault: PartFault | null): void
    /** It ended of its own accord after a quiet time. */
    onIdle(): void
    onCrashed(): void
  },
): EngineProcess {
  const { log } = dependencies
  let child: UtilityProcess | null = null
  /** The one that has been told what to start with. */
  let started: UtilityProcess | null = null
  let starting: Promise<{ url: string; token: string }> | null = null
  let speech: SpeechState = { kind: 'stopped' }

  const setSpeech = (state: SpeechState): void => {
    speech = state
    events.onSpeech(state)
  }
  const setModels = (state: Extract<FromEngine, { type: 'models' }>['state']): void => {
    if (state.kind === 'failed') setSpeech({ kind: 'failed', error: { code: asCode(state.code), detail: state.file } })
    else setSpeech(state.kind === 'idle' ? { kind: 'stopped' } : state)
  }

  const launch = (): Promise<{ url: string; token: string }> =>
    new Promise((resolve, reject) => {
      const token = randomBytes(24).toString('base64url')
      const own = utilityProcess.fork(dependencies.entry, [], { serviceName: 'Parley engine', stdio: 'ignore' })
      child = own
      let idle = false
      let ready = false
      const timer = setTimeout(() => {
        reject(new AppError('engine.start-failed', 'no answer'))
        own.kill()
      }, startTimeoutMs)

      own.on('message', (message: FromEngine) => {
        if (message.type === 'ready') {
          ready = true
          clearTimeout(timer)
          log.info('engine ready', { port: message.port, pid: own.pid })
          resolve({ url: `ws://127.0.0.1:${message.port}/v1/realtime?model=parley`, token })
        } else if (message.type === 'models') setModels(message.state)
        else if (message.type === 'part') events.onPart(message.part, message.fault)
        else if (message.type === 'idle') idle = true
        else if (message.type === 'failed') reject(new AppError(asCode(message.code), message.file ?? ''))
      })
      own.on('exit', (code) => {
        clearTimeout(timer)
        if (child !== own) return
        child = null
        starting = null
        log.info('engine ended', { code, idle })
        if (speech.kind !== 'failed') setSpeech({ kind: 'stopped' })
        if (!ready) reject(new AppError('engine.start-failed', `exit ${code}`))
        else if (idle) events.onIdle()
        else events.onCrashed()
      })
      void dependencies.parts().then((parts) => {
        if (child !== own) return
        own.postMessage({
          type: 'start',
          token,
          modelsDir: dependencies.modelsDir,
          stateDir: dependencies.stateDir,
          idleMinutes: dependencies.idleMinutes(),
          script: dependencies.script,
          parts,
          parentPid: process.pid,
        })
        started = own
      })
    })

  return {
    start() {
      starting ??= launch().catch((error: unknown) => {
        starting = null
        throw error
      })
      return starting
    },
    stop() {
      const own = child
      child = null
      starting = null
      own?.kill()
      if (speech.kind !== 'stopped') setSpeech({ kind: 'stopped' })
    },
    configure(parts) {
      if (child && child === started) child.postMessage({ type: 'configure', parts })
    },
    get speech() {
      return speech
    },
    get pid() {
      return child?.pid ?? null
    },
  }
}
