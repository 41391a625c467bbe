/** What both directions of a session know of it. */
import type { SessionConfig } from './vocabulary'

type Detection = SessionConfig['turnDetection']['type']

export interface SessionFacts {
  voice: string
  /** The server has spoken, so the voice is fixed. */
  spoken: boolean
  /** The person speaks, says the server. */
  speaking: boolean
  /** Sound has been sent that the person, not the server, will say the end of. */
  uncommitted: boolean
  /** How the ends of turns are found: as asked for, and as the server says. */
  wantedDetection: Detection
  saidDetection: Detection | null
}

export const detectionOf = (facts: SessionFacts): Detection => facts.saidDetection ?? facts.wantedDetection
