/** What tests of the protocol do with a client again and again. */

import type { TestClient } from './client'

export async function nextError(client: TestClient): Promise<Record<string, unknown>> {
  return (await client.next('error')).error as Record<string, unknown>
}

/** Has one answer given. @returns the id of its first item */
export async function answerOnce(client: TestClient): Promise<string> {
  client.send({ type: 'response.create' })
  const done = (await client.next('response.done')).response as { output: { id: string }[] }
  return done.output[0]?.id ?? ''
}

export async function retrieve(client: TestClient, itemId: string): Promise<Record<string, unknown>> {
  client.send({ type: 'conversation.item.retrieve', item_id: itemId })
  return (await client.next('conversation.item.retrieved')).item as Record<string, unknown>
}
