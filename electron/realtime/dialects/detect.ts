/** Which wire form a service speaks, told by its address or by its first frame: REALTIME §1.1 and §7. */
import type { Dialect } from './dialect'

type Name = Dialect['name']

/** @returns null where only the service's greeting can tell */
export function dialectOfAddress(url: URL): Name | null {
  // First: the current form's path has been seen with a version too.
  if (/\/openai\/v1(\/|$)/.test(url.pathname)) return 'ga'
  if (/\/openai\/realtime\/?$/.test(url.pathname) || url.searchParams.has('api-version')) return 'beta'
  return url.hostname === 'api.openai.com' ? 'ga' : null
}

/** @returns null where the frame is no greeting, or one that fits both forms */
export function dialectOfGreeting(frame: string): Name | null {
  const greeting = members(parse(frame))
  if (greeting.type === 'transcription_session.created') return 'beta'
  if (greeting.type !== 'session.created') return null
  const session = members(greeting.session)
  const has = (name: string): boolean => Object.hasOwn(session, name)
  if (has('modalities') || has('input_audio_format')) return 'beta'
  return has('output_modalities') || has('audio') || has('type') ? 'ga' : null
}

function parse(frame: string): unknown {
  try {
    return JSON.parse(frame)
  } catch {
    return null
  }
}

const members = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {}
