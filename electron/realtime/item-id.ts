/** Ids for the items that this side creates: REALTIME §2.8 allows 32 characters. */
import { randomUUID } from 'node:crypto'

export const maximumIdLength = 32

export const createItemId = (): string => `item_${randomUUID().replaceAll('-', '').slice(0, 20)}`
