/** The command line of the connection test, and the service that it describes. */
import { parseArgs } from 'node:util'
import { newServiceSchema, serviceSchema, type Service } from '../../shared/services'
import { azureParts, type AzureParts } from '../providers/azure-parts'

export interface TestArguments {
  service: Service
  asJson: boolean
}

export const usage =
  'usage: connection-test --kind azure|openai|gateway|engine --url URL [--deployment NAME] [--model NAME] ' +
  '[--api-version V] [--key-env VAR] [--json]'

const kinds = ['azure', 'openai', 'gateway', 'engine'] as const
type Kind = (typeof kinds)[number]

interface Given {
  url: string
  model: string
  apiVersion: string
  auth: { kind: 'none' } | { kind: 'environment'; variable: string }
}

const currentPath = /\/openai\/v1(?:\/|\?|$)/

function azure({ url, model, apiVersion, auth }: Given): unknown {
  const parts = takenApart(url)
  const version = apiVersion || (/[?&]api-version=([^&#]+)/.exec(url)?.[1] ?? '')
  // Both the current form's path and a version: what was given is tried as it is, so that the fault in it is told.
  const isContradiction = currentPath.test(url) && version !== ''
  return {
    kind: 'azure',
    endpoint: isContradiction ? withQuery(parts.endpoint, version) : parts.endpoint,
    deployment: model || parts.deployment,
    apiVersion: isContradiction ? '' : apiVersion || parts.apiVersion,
    auth,
  }
}

/** What cannot be is the test's to tell. */
function takenApart(url: string): AzureParts {
  try {
    return azureParts(url)
  } catch {
    return { endpoint: url, deployment: '', apiVersion: '' }
  }
}

function withQuery(address: string, version: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}api-version=${encodeURIComponent(version)}`
}

function gateway({ url, model, apiVersion, auth }: Given): unknown {
  return { kind: 'gateway', url: apiVersion === '' ? url : withQuery(url, apiVersion), model, auth }
}

function openAi(given: Given): unknown {
  const model = given.model || 'gpt-realtime'
  if (/^(?:(?:https?|wss?):\/\/)?api\.openai\.com(?:\/|\?|$)/i.test(given.url))
    return { kind: 'openai', model, auth: given.auth }
  return { ...(gateway({ ...given, model }) as object), dialect: 'ga' }
}

const services: Record<Kind, (given: Given) => unknown> = {
  azure,
  openai: openAi,
  gateway,
  engine: (given) => gateway({ ...given, model: given.model || 'parley' }),
}

/** @throws Error with one line that says what is wrong, without repeating what might be a key */
export function parseTestArguments(args: readonly string[]): TestArguments {
  const { values } = readOptions(args)
  const kind = kinds.find((one) => one === values.kind)
  if (!kind) throw new Error(`--kind takes one of ${kinds.join(', ')}`)
  if (!values.url) throw new Error('--url is missing')
  const variable = values['key-env']
  if (variable !== undefined && !/^[A-Za-z_]\w*$/.test(variable))
    throw new Error('--key-env takes the name of an environment variable, not the key')
  const given: Given = {
    url: values.url,
    model: values.deployment ?? values.model ?? '',
    apiVersion: values['api-version'] ?? '',
    auth: variable === undefined ? { kind: 'none' } : { kind: 'environment', variable },
  }
  const service = newServiceSchema.safeParse({ ...(services[kind](given) as object), name: kind })
  if (!service.success) throw new Error('the service cannot be described so')
  return { service: serviceSchema.parse({ ...service.data, id: 'test' }), asJson: values.json ?? false }
}

function readOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: {
        kind: { type: 'string' },
        url: { type: 'string' },
        deployment: { type: 'string' },
        model: { type: 'string' },
        'api-version': { type: 'string' },
        'key-env': { type: 'string' },
        json: { type: 'boolean' },
      },
    })
  } catch {
    // Node's own message repeats the argument.
    throw new Error('unknown or incomplete option')
  }
}
