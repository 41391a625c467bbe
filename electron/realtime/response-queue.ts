/** Keeps one response in flight: a request made while one is active goes out when that one is done. */

export interface ResponseQueue {
  /** Asks for a response now, or after the one in flight. Two waiting requests are one. */
  request(): void
  /** A response began, asked for or started by the server. */
  created(): void
  done(): void
  /** The server said that one is already active: ask again when it is done. */
  refused(): void
  /** Forgets a waiting request; the one in flight is not touched. */
  forget(): void
  readonly active: boolean
}

export function createResponseQueue(send: () => void): ResponseQueue {
  let asked = false
  let running = false
  let waiting = false

  return {
    request() {
      if (asked || running) waiting = true
      else {
        asked = true
        send()
      }
    },
    created() {
      asked = false
      running = true
    },
    done() {
      running = false
      if (asked || !waiting) return
      waiting = false
      asked = true
      send()
    },
    refused() {
      asked = false
      waiting = true
      running = true
    },
    forget() {
      waiting = false
    },
    get active() {
      return asked || running
    },
  }
}
