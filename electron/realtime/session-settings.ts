/** What the session is to be set to from turn to turn, and telling it when it is set otherwise. */
import type { Link } from './link'
import type { OutputModality, TurnDetection } from './vocabulary'

interface ChangingSettings {
  turnDetection: TurnDetection
  outputModality: OutputModality
}

export interface SessionSettings {
  readonly turnDetection: TurnDetection
  readonly outputModality: OutputModality
  set(change: Partial<ChangingSettings>): void
  /** For a session that is about to open with them. */
  tell(): ChangingSettings
  /** The session is open, or between two answers: what could not be told is told now. */
  sync(): void
}

export function createSessionSettings(dependencies: {
  link: Pick<Link, 'send' | 'responding' | 'state'>
  initial: ChangingSettings
}): SessionSettings {
  const { link } = dependencies
  let wanted = dependencies.initial
  let told = wanted

  const tellTurnDetection = (): void => {
    const { turnDetection } = wanted
    if (JSON.stringify(turnDetection) === JSON.stringify(told.turnDetection)) return
    told = { ...told, turnDetection }
    link.send({ type: 'update', change: { turnDetection } })
  }
  const tellOutputModality = (): void => {
    const { outputModality } = wanted
    if (outputModality === told.outputModality) return
    told = { ...told, outputModality }
    link.send({ type: 'update', change: { outputModality } })
  }

  return {
    get turnDetection() {
      return wanted.turnDetection
    },
    get outputModality() {
      return wanted.outputModality
    },
    set(change) {
      wanted = { ...wanted, ...change }
      if (link.state.kind !== 'open') return
      tellTurnDetection()
      if (!link.responding) tellOutputModality()
    },
    tell: () => (told = wanted),
    sync() {
      if (link.state.kind !== 'open') return
      tellTurnDetection()
      tellOutputModality()
    },
  }
}
