/** Decides from the address and the headers of a handshake what a connection is let in as, or why it is not. */

import type { IncomingMessage } from 'node:http'
import { asksForBeta, isSameKey, offeredKeys } from './access'
import type { Admission, Generation } from './admission'
import { isRealtimeModel, isTranslationModel } from './model-names'
import { profileOf, type Refusal, refusals } from './refusals'
import type { Secrets, SecretTerms } from './secrets'

export interface AdmitDeps {
  token: string
  secrets: Secrets
  /** Whether the beta form is refused, as OpenAI does since May 2026. */
  strictGa: boolean
}

export const realtimePaths = ['/v1/realtime', '/openai/v1/realtime', '/openai/realtime'] as const
const translationPaths = ['/v1/realtime/translations', '/openai/v1/realtime/translations']
const livePath = /^\/(openai\/)?v1\/live(\/|$)/

export function admit(request: IncomingMessage, url: URL, deps: AdmitDeps): Admission | Refusal {
  const path = url.pathname
  const isLive = livePath.test(path)
  if (!isLive && ![...realtimePaths, ...translationPaths].includes(path)) return refusals.notFound()

  const keys = offeredKeys(request, url)
  const secret = keys.map((key) => deps.secrets.find(key)).find((found) => found !== null) ?? null
  if (!secret && !keys.some((key) => isSameKey(key, deps.token))) {
    return profileOf(path) === 'azure' ? refusals.unauthorized() : refusals.apiKey(keys[0])
  }

  if (isLive) return refusals.live()
  if (translationPaths.includes(path)) return refusals.translation()
  const apiVersion = url.searchParams.get('api-version')
  const isBeta =
    path === '/openai/realtime' || (path === '/v1/realtime' && (apiVersion !== null || asksForBeta(request)))
  if (deps.strictGa && (isBeta || asksForBeta(request))) return refusals.beta()
  if (path === '/openai/v1/realtime' && apiVersion !== null) return refusals.apiVersion()
  const callId = url.searchParams.get('call_id')
  if (callId !== null) return refusals.call(callId)

  const named = nameModel(url, secret)
  if ('told' in named) return named
  return {
    wire: isBeta ? { dialect: 'beta', generation: generationOf(apiVersion, named.model) } : { dialect: 'ga' },
    ...named,
    deployments: profileOf(path) === 'azure',
    patch: secret?.patch ?? null,
  }
}

function nameModel(url: URL, secret: SecretTerms | null): Pick<Admission, 'kind' | 'model'> | Refusal {
  const asked = url.searchParams.get('model')
  const deployment = url.searchParams.get('deployment')
  if (secret?.kind === 'transcription' || url.searchParams.get('intent') === 'transcription') {
    if (secret?.kind === 'realtime') return refusals.secretOfRealtime()
    return asked ? refusals.transcriptionModel() : { kind: 'transcription', model: deployment ?? '' }
  }
  const model = asked || deployment || secret?.model
  if (!model) return refusals.noModel()
  return refuseModel(model, url.pathname) ?? { kind: 'realtime', model }
}

/** Null: it is served. */
export function refuseModel(model: string, path: string): Refusal | null {
  if (isRealtimeModel(model)) return null
  if (profileOf(path) === 'azure') return refusals.deployment(model)
  return isTranslationModel(model) ? refusals.translationModel(model) : refusals.model(model)
}

/** REALTIME §2.4; transcription by whisper-1, the third sign of 2024, is known only once the session is set up. */
function generationOf(apiVersion: string | null, model: string): Generation {
  const year = /^(\d{4})-/.exec(apiVersion ?? '')?.[1]
  const isOld = (year !== undefined && Number(year) < 2025) || /-2024-(10-01|12-17)$/.test(model)
  return isOld ? '2024' : 'late'
}
