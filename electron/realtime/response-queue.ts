/** Keeps one response in flight: a request made while one is active goes out when that one is done. */
import type { ResponseRequest } from './vocabulary'

export interface ResponseQueue {
  /** Asks for a response now, or after the one in flight. Two waiting requests are one, the later. */
  request(request: ResponseRequest | null): void
  /** A response began, asked for or started by the server. */
  created(responseId: string): void
  done(): void
  /** The server said that one is already active: ask again when it is done. */
  refused(): void
  /** The server will not give the response that was asked for. */
  failed(): void
  /** Forgets a waiting request; the one in flight is not touched. */
  forget(): void
  readonly active: boolean
  /** Asked for, and the server has not begun it. */
  readonly asked: boolean
  /** The one that the server has begun. */
  readonly responseId: string | null
}

export function createResponseQueue(send: (request: ResponseRequest | null) => void): ResponseQueue {
  let asked: { request: ResponseRequest | null } | null = null
  let waiting: { request: ResponseRequest | null } | null = null
  let running = false
  let responseId: string | null = null

  const ask = (request: ResponseRequest | null): void => {
    asked = { request }
    send(request)
  }
  const next = (): void => {
    const own = waiting
    waiting = null
    if (own) ask(own.request)
  }

  return {
    request(request) {
      if (asked || running) waiting = { request }
      else ask(request)
    },
    created(id) {
      asked = null
      running = true
      responseId = id
    },
    done() {
      // A server that does not say that a response begins answers the request with its end.
      if (!running) asked = null
      running = false
      responseId = null
      if (!asked) next()
    },
    refused() {
      waiting ??= asked
      asked = null
      running = true
    },
    failed() {
      asked = null
      if (!running) next()
    },
    forget() {
      waiting = null
    },
    get active() {
      return asked !== null || running
    },
    get asked() {
      return asked !== null
    },
    get responseId() {
      return responseId
    },
  }
}
