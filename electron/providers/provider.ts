/** What an upstream is: how it is called, whether what is said leaves the computer, and where and how to connect. */
import type { Agent } from 'node:http'
import type { Auth, Service } from '../../shared/services'
import type { TurnDetectionSetting } from '../../shared/turn-detection'
import type { SessionConfig } from '../realtime/vocabulary'

export type DialectName = 'ga' | 'beta'

/** One way of reaching an upstream. */
export interface Address {
  /** Holds the key where a service is set so: never logged whole. */
  url: URL
  /** Holds the key, so it is never logged. */
  headers: Record<string, string>
}

/** All that a session needs to know of its upstream. */
export interface Target {
  /** Null: only its greeting tells. */
  dialect: DialectName | null
  /** What it was found to speak before: tried first. */
  detected: DialectName | null
  /** Made anew for each connect: each has a request id of its own where the service knows one. */
  address(dialect: DialectName): Address
  config: Omit<SessionConfig, 'purpose' | 'tools' | 'turnDetection' | 'outputModality'>
}

/** How a socket is opened from where the computer stands. */
export interface ConnectOptions {
  agent: Agent | undefined
  ca: string[] | undefined
  family: 4 | 6 | undefined
  timeoutMs: number
}

export interface NetworkRequest {
  method: 'GET' | 'POST'
  headers: Record<string, string>
  body?: string
  signal: AbortSignal
}

/** The way out: its proxy, its authorities, its patience. */
export interface ProviderNetwork {
  connectOptions(url: URL): Promise<ConnectOptions>
  /** @throws AppError `network.*`, `provider.unreachable` */
  request(url: URL, request: NetworkRequest): Promise<{ status: number; text: string }>
}

export interface EntraService {
  id: string
  auth: Extract<Auth, { kind: 'entra' }>
}

export interface ProviderContext {
  environment: NodeJS.ProcessEnv
  engine: { start(): Promise<{ url: string; token: string }> }
  /** @throws AppError `credentials.*` */
  secrets: { get(owner: string): Promise<string | null> }
  /** @throws AppError `entra.*` */
  entra: { token(service: EntraService, options: { forceRefresh: boolean }): Promise<string> }
  network: ProviderNetwork
}

export interface ResolveOptions {
  signal: AbortSignal
  purpose?: SessionConfig['purpose']
  /** The service has just refused what was there: a new one is fetched. */
  renewed?: boolean
}

export interface Provider {
  readonly id: string
  readonly kind: 'engine' | Service['kind']
  readonly name: string
  readonly leavesComputer: boolean
  /** Opening a session takes so little time that nobody needs to be told of it. */
  readonly instant: boolean
  /** A refused sign-in may succeed with a token fetched anew. */
  readonly renewable: boolean
  readonly turnDetection: TurnDetectionSetting
  /** @throws AppError `provider.*`, `engine.*`, `credentials.*` or `entra.*` */
  resolve(context: ProviderContext, options: ResolveOptions): Promise<Target>
}
