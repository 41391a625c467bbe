/** A service while it is being set up: what a new one begins with, what is wrong with it, what changed meanwhile. */
import { authSchema, newServiceSchema, type Auth, type NewService, type Service } from '../../../../shared/services'
import type { MessageKey } from '../../../locales/messages'

export type ServiceKind = NewService['kind']
export const serviceKinds = ['azure', 'openai', 'gateway'] as const satisfies readonly ServiceKind[]

/** Without the proxies of Vue: those cannot cross the bridge. */
export const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T
export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

export function emptyService(kind: ServiceKind, name: string): NewService {
  const service = newServiceSchema.parse({ kind, name: '-', endpoint: '-', url: '-' })
  service.name = name
  if (service.kind === 'azure') service.endpoint = ''
  if (service.kind === 'gateway') service.url = ''
  return service
}

/** Without what only the app finds out. */
export const toDraft = (service: Service): NewService => newServiceSchema.parse(service)

/** As it was at first, at the same place and signed in to in the same way. */
export function withDefaults(draft: NewService): NewService {
  const fresh = emptyService(draft.kind, draft.name)
  const { auth } = draft
  if (draft.kind === 'azure' && fresh.kind === 'azure') {
    const { endpoint, deployment, apiVersion } = draft
    return { ...fresh, endpoint, deployment, apiVersion, auth }
  }
  if (draft.kind === 'openai' && fresh.kind === 'openai') {
    const { model, organization, project } = draft
    return { ...fresh, model, organization, project, auth }
  }
  if (draft.kind === 'gateway' && fresh.kind === 'gateway') {
    const { url, model } = draft
    return { ...fresh, url, model, auth }
  }
  return fresh
}

/** What a person has changed stays; the rest follows what was changed elsewhere. */
export function follow(draft: NewService, before: NewService, after: NewService): NewService {
  const known = before as Record<string, unknown>
  const edited = Object.entries(draft).filter(([name, value]) => !isSame(value, known[name]))
  return { ...copyOf(after), ...Object.fromEntries(edited) } as NewService
}

/** How one can sign in to each kind. Azure's short-lived secrets are for WebRTC alone. */
export const authKinds: Record<ServiceKind, readonly Auth['kind'][]> = {
  azure: ['key', 'entra', 'environment'],
  openai: ['key', 'ephemeral', 'environment'],
  gateway: ['key', 'entra', 'ephemeral', 'environment', 'none'],
}
export const emptyAuth = (kind: Auth['kind']): Auth =>
  kind === 'environment' ? { kind, variable: '' } : authSchema.parse({ kind })

export type Faults = Record<string, MessageKey>

/** By the path of the value. */
export function faultsOf(draft: NewService): Faults {
  const faults: Faults = {}
  if (draft.kind === 'azure' && draft.deployment.trim() === '') faults['deployment'] = 'services.fault.missing'
  const { auth } = draft
  if (auth.kind === 'ephemeral' && auth.from === 'address' && auth.address.trim() === '')
    faults['auth.address'] = 'services.fault.missing'
  for (const { path, code } of newServiceSchema.safeParse(draft).error?.issues ?? []) {
    const [first] = path
    if (first === 'headers') faults['headers'] = 'services.fault.headers'
    else if (path.join('.') === 'auth.variable') faults['auth.variable'] = 'services.fault.variable'
    else
      faults[path.join('.')] ??=
        code === 'too_small' && typeof draft[first as keyof NewService] === 'string'
          ? 'services.fault.missing'
          : 'services.fault.number'
  }
  return faults
}

/** One header on each line, its name before the first colon. */
export const headersText = (headers: Record<string, string>): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')

export function readHeaders(text: string): Record<string, string> {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':')
      return colon < 0 ? [line.trim(), ''] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()]
    }),
  )
}
