/** Fills in what an address tells: pasted from a portal, it often holds the deployment and the version as well. */
import type { SafeError } from '../../../../shared/errors'
import type { NewService } from '../../../../shared/services'
import type { Outcome } from '../../../stores/session'

/** @returns what is wrong with the address; null: nothing, or there is none yet */
export async function readPlace(
  draft: NewService,
  read: (text: string) => Promise<Outcome<NewService>>,
): Promise<SafeError | null> {
  const addressOf = (): string => (draft.kind === 'azure' ? draft.endpoint : draft.kind === 'gateway' ? draft.url : '')
  const text = addressOf()
  if (text.trim() === '') return null
  const outcome = await read(text)
  // Typed on meanwhile: that will be read in its turn.
  if (addressOf() !== text) return null
  if (!outcome.ok) return outcome.error
  const found = outcome.value
  if (draft.kind === 'azure' && found.kind === 'azure') {
    draft.endpoint = found.endpoint
    if (found.deployment !== '') draft.deployment = found.deployment
    if (found.deployment !== '' || found.apiVersion !== '') draft.apiVersion = found.apiVersion
  }
  if (draft.kind === 'gateway' && found.kind === 'gateway') {
    draft.url = found.url
    if (found.model !== '') draft.model = found.model
  }
  return null
}
