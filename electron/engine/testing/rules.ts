/** The protocol's rules, checked over what was recorded of one connection: what is violated, in plain words. */

import { createAcknowledgementRules } from './acknowledgement-rules'
import { createItemRules } from './item-rules'
import { createResponseRules } from './response-rules'
import { gaName, type LoggedEvent, membersOf, type Report, textOf } from './wire-log'

interface RuleOptions {
  /** Every event of the client has been read by the server, so that each must have had its answer. */
  complete?: boolean
  /** The close code that the connection ended with. */
  closeCode?: number
}

/** With these errors a session ends; with no other. */
const closingErrors = [
  'session_expired',
  'invalid_api_key',
  'missing_model',
  'invalid_model',
  'beta_api_shape_disabled',
]

/** @param log oldest first @returns nothing where everything was as it must be */
export function findViolations(log: readonly LoggedEvent[], options: RuleOptions = {}): string[] {
  const violations: string[] = []
  let position = 0
  const report: Report = (violation) => violations.push(`event ${position}: ${violation}`)
  const groups = [createResponseRules(report), createItemRules(report), createAcknowledgementRules(report)]
  const eventIds = new Set<unknown>()
  let opened = false
  let closing: string | null = null
  let last: Record<string, unknown> = {}

  function seeTold(type: string, event: Record<string, unknown>) {
    if (closing) report(`${type} after the error ${closing}, which ends the session`)
    const code = type === 'error' ? textOf(membersOf(event.error).code) : null
    if (code && closingErrors.includes(code)) closing = code
    if (!opened && type !== 'session.created' && !closing) report(`${type} before session.created`)
    if (opened && type === 'session.created') report('session.created a second time')
    if (type === 'session.created') opened = true
    if (type !== 'input_audio_buffer.dtmf_event_received') {
      if (textOf(event.event_id) === null) report(`${type} has no event_id`)
      else if (eventIds.has(event.event_id)) report(`the event_id ${String(event.event_id)} is used twice`)
      eventIds.add(event.event_id)
    }
    last = event
  }

  for (const { direction, event } of log) {
    position += 1
    const type = gaName(textOf(event.type) ?? '')
    if (direction === 'out') seeTold(type, event)
    for (const group of groups) group.see({ direction, type, event })
  }
  const { closeCode } = options
  const serverClosed = closeCode !== undefined && closeCode > 1000 && closeCode !== 1005 && closeCode !== 1006
  if (serverClosed && last.type === 'error' && !closing) {
    report(
      `closed with ${closeCode} after the error ${String(membersOf(last.error).code)}, which leaves a session open`,
    )
  }
  if (options.complete && !closing) for (const group of groups) group.end?.()
  return violations
}
