/** What an upstream is: how it is called, whether what is said leaves the computer, and where and how to connect. */
import type { TurnDetectionSetting } from '../../shared/settings'
import type { SessionConfig } from '../realtime/vocabulary'

export type DialectName = 'ga' | 'beta'

/** One way of reaching an upstream. */
export interface Address {
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
  address(dialect: DialectName): Address
  config: Omit<SessionConfig, 'purpose' | 'tools' | 'turnDetection' | 'outputModality'>
}

export interface ProviderContext {
  environment: NodeJS.ProcessEnv
  engine: { start(): Promise<{ url: string; token: string }> }
}

export interface Provider {
  readonly id: string
  readonly kind: 'engine' | 'url'
  readonly name: string
  readonly leavesComputer: boolean
  /** Opening a session takes so little time that nobody needs to be told of it. */
  readonly instant: boolean
  readonly turnDetection: TurnDetectionSetting
  /** @throws AppError `provider.*` or `engine.*` */
  resolve(context: ProviderContext): Promise<Target>
}
