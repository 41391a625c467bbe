/** Builds the engine: ears, voice, minds and the server that offers them. */

import { readFileSync } from 'node:fs'
import { openFrameLog } from './frame-log'
import { createSpeech } from './local-speech'
import type { Log } from './log'
import type { Mind } from './mind/mind'
import { createRuleMind } from './mind/rules/rule-mind'
import { parseScript } from './mind/script'
import { createScriptedMind } from './mind/scripted-mind'
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
}

/** @throws Error when the script cannot be read or is not one, or a log cannot be written */
export function createEngine(options: EngineOptions): Engine {
  const { token, modelsDir, stateDir, scriptFile, sessionLimitMs, log, onActivity } = options
  const createMind = scriptFile === null ? sharedRuleMind() : scriptedMinds(scriptFile)
  const speech = createSpeech({ modelsDir, ...(stateDir === undefined ? {} : { stateDir }) })
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
  return { speech, server }
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

/** It keeps nothing between requests, and takes a moment to make: one for all connections, made for the first. */
function sharedRuleMind(): () => Mind {
  let mind: Mind | null = null
  return () => (mind ??= createRuleMind())
}
