/** Builds the engine: ears, voice, minds and the server that offers them. */

import { readFileSync } from 'node:fs'
import { partNames } from '../../shared/engine-parts'
import { otherComputerAt } from '../../shared/part-address'
import { openFrameLog } from './frame-log'
import { createSpeech } from './local-speech'
import type { Log } from './log'
import { createConfiguredMind } from './mind/configured-mind'
import type { Mind } from './mind/mind'
import type { Elsewhere } from './mind/rules/ability'
import { parseScript } from './mind/script'
import { createScriptedMind } from './mind/scripted-mind'
import type { OnPartFault, RemoteParts } from './parts'
import { createEngineServer, type EngineServer, type EngineServerOptions } from './server'
import type { Speech } from './speech'
import type { Certificate } from './tls'
import { openTrace } from './trace'

export interface EngineOptions {
  token: string
  modelsDir: string
  /** Where facts about the models (their verified hashes) may be kept; none: they are checked each time. */
  stateDir?: string | undefined
  /** A file of scripted answers in the place of the mind; the models are then loaded only when needed. */
  scriptFile: string | null
  parts: RemoteParts
  onPartFault: OnPartFault
  sessionLimitMs?: number | undefined
  strictGa?: boolean
  withConversationCreated?: boolean
  tls?: Certificate | undefined
  /** Where every frame is written to, whole but without secrets. */
  frameLogFile?: string | undefined
  log: Log
  onActivity?: () => void
}

export interface Engine {
  speech: Speech
  server: EngineServer
  /** Takes effect with the next response; the running ones go on as they began. */
  configure(parts: RemoteParts): void
}

/** @throws Error when the script cannot be read or is not one, or a log cannot be written */
export function createEngine(options: EngineOptions): Engine {
  const { token, modelsDir, stateDir, scriptFile, onPartFault, sessionLimitMs, log, onActivity } = options
  let parts = options.parts
  const mind = createConfiguredMind({
    elsewhere: () => elsewhereOf(parts),
    onFault: (fault) => onPartFault('mind', fault),
  })
  mind.configure(parts.mind)
  const createMind = scriptFile === null ? () => mind.get() : scriptedMinds(scriptFile)
  const speech = createSpeech({ modelsDir, stateDir, parts, onPartFault })
  const server = createEngineServer({
    token,
    speech,
    createMind,
    loadSpeech: scriptFile === null ? 'on-open' : 'on-demand',
    log,
    ...(sessionLimitMs === undefined ? {} : { sessionLimitMs }),
    ...(onActivity ? { onActivity } : {}),
    ...(options.strictGa ? { strictGa: true } : {}),
    ...(options.withConversationCreated ? { withConversationCreated: true } : {}),
    ...(options.tls ? { tls: options.tls } : {}),
    ...openTraces(options),
  })
  return {
    speech,
    server,
    configure(next) {
      parts = next
      mind.configure(next.mind)
      speech.configure(next)
    },
  }
}

/** Who else hears of the talk. */
function elsewhereOf(parts: RemoteParts): Elsewhere[] {
  return partNames.flatMap((part) => {
    const host = otherComputerAt(parts[part]?.address ?? '')
    return host === null ? [] : [{ part, host }]
  })
}

function openTraces({ frameLogFile, token }: EngineOptions): Pick<EngineServerOptions, 'trace' | 'traceOutside'> {
  const tracePath = process.env.PARLEY_ENGINE_TRACE
  const trace = tracePath ? openTrace(tracePath).trace : null
  const logFrame = frameLogFile === undefined ? null : openFrameLog(frameLogFile, token)
  return {
    ...((trace ?? logFrame) && {
      trace: (direction, sessionId, event) => {
        trace?.(direction, sessionId, event)
        logFrame?.(direction, sessionId, event)
      },
    }),
    ...(logFrame && { traceOutside: (direction, frame) => logFrame(direction, null, frame) }),
  }
}

function scriptedMinds(file: string): () => Mind {
  const script = parseScript(readFileSync(file, 'utf8'))
  return () => createScriptedMind(script)
}
