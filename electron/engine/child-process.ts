/** The engine as a child of the app: started, watched and stopped through messages with the main process. */

import * as z from 'zod'
import type { PartFault, PartName } from '../../shared/engine-parts'
import { type Clock, systemClock } from './clock'
import type { Engine, EngineOptions } from './engine'
import { createIdleTimer } from './idle-timer'
import type { Log } from './log'
import { ownParts, remotePartsSchema, type RemoteParts } from './parts'
import type { SpeechState } from './speech'

const parentMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('start'),
    token: z.string().min(1),
    modelsDir: z.string(),
    stateDir: z.string().optional(),
    idleMinutes: z.number().positive(),
    /** A file of scripted answers. */
    script: z.string().optional(),
    parts: remotePartsSchema.default(ownParts),
    /** The process whose end ends the engine; without it, the one that started it. */
    parentPid: z.int().positive().optional(),
  }),
  z.object({ type: z.literal('configure'), parts: remotePartsSchema }),
  z.object({ type: z.literal('shutdown') }),
])
type Start = Extract<z.output<typeof parentMessage>, { type: 'start' }>

export type ChildMessage =
  | { type: 'ready'; port: number }
  | { type: 'models'; state: SpeechState }
  | { type: 'part'; part: PartName; fault: PartFault | null }
  | { type: 'idle' }
  | { type: 'failed'; code: string; file?: string }

/** The part of Electron's `process.parentPort` that is used. */
export interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown }) => void): void
  postMessage(message: ChildMessage): void
}

export interface ChildProcessDeps {
  parentPort: ParentPort
  createEngine: (options: EngineOptions) => Engine
  exit: (code: number) => void
  log: Log
  clock?: Clock
}

const parentCheckMs = 2000

export function runChildProcess(deps: ChildProcessDeps): void {
  const { parentPort, exit, log, clock = systemClock } = deps
  let stop: (() => Promise<void>) | null = null
  let configure: (parts: RemoteParts) => void = () => log('error', 'configured before the start')

  async function start(message: Start) {
    const { speech, server, ...engine } = deps.createEngine({
      token: message.token,
      modelsDir: message.modelsDir,
      stateDir: message.stateDir,
      scriptFile: message.script ?? null,
      parts: message.parts,
      onPartFault: (part, fault) => parentPort.postMessage({ type: 'part', part, fault }),
      log,
      onActivity: () => idle.touch(),
    })
    const idle = createIdleTimer({
      clock,
      idleMs: message.idleMinutes * 60_000,
      isBusy: () => server.busy,
      onIdle() {
        parentPort.postMessage({ type: 'idle' })
        void shutDown()
      },
    })
    speech.onState((state) => {
      parentPort.postMessage({ type: 'models', state })
      if (state.kind === 'failed') parentPort.postMessage({ type: 'failed', code: state.code, file: state.file })
    })
    configure = engine.configure
    stop = async () => {
      idle.stop()
      await server.close()
    }
    watchParent(message.parentPid ?? null)
    parentPort.postMessage({ type: 'ready', port: await server.listen(0) })
  }

  async function shutDown() {
    await stop?.()
    exit(0)
  }

  function watchParent(parentPid: number | null) {
    const startedBy = process.ppid
    const check = () => {
      if (isAlive(parentPid ?? startedBy) && process.ppid === startedBy) clock.after(parentCheckMs, check)
      else exit(0)
    }
    clock.after(parentCheckMs, check)
  }

  parentPort.on('message', ({ data }) => {
    const message = parentMessage.safeParse(data)
    if (!message.success) return log('error', 'message from the app not understood')
    if (message.data.type === 'shutdown') return void shutDown()
    if (message.data.type === 'configure') return configure(message.data.parts)
    if (stop) return log('error', 'started twice')
    start(message.data).catch((error: unknown) => {
      log('error', 'start failed', { error: error instanceof Error ? error.message : 'unknown' })
      parentPort.postMessage({ type: 'failed', code: 'engine.start-failed' })
      exit(1)
    })
  })
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    // Alive, but somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
