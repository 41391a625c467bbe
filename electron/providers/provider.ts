/** What an upstream is: how it is called, whether what is said leaves the computer, and where and how to connect. */
import type { TurnDetectionSetting } from '../../shared/settings'

/** All that a session needs to know of its upstream. */
export interface Target {
  url: URL
  /** Holds the key, so it is never logged. */
  headers: Record<string, string>
  dialect: 'ga' | 'beta'
  model: string
  turnDetection: TurnDetectionSetting
  /** Empty: the service's own. */
  voice: string
  instructions: string
  /** Null: no transcript of the input is asked for. */
  transcriptionModel: string | null
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
