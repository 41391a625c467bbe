/** What a session speaks through: text frames both ways. WebRTC will be one more of these. */
export interface Transport {
  /** Whether sound travels as frames of this transport. */
  readonly carriesAudio: boolean
  send(frame: string): void
  /** Ends it from this side; `onClosed` is not called. */
  close(): void
}

export interface TransportEvents {
  onFrame(frame: string): void
  /** The other side, or the network, ended it. */
  onClosed(code: number, reason: string): void
}
