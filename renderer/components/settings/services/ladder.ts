/** The connection test as rungs: those that hold, the one that does not, and those that were not reached. */
import {
  connectionSteps,
  type ConnectionAction,
  type ConnectionStep,
  type ConnectionTest,
} from '../../../../shared/connection-test'
import type { MessageKey } from '../../../locales/messages'

export interface Rung {
  name: ConnectionStep['name']
  state: 'done' | 'wrong' | 'running' | 'untried'
  detail: string
  ms: number | null
}

export function rungsOf({ ok, steps }: Pick<ConnectionTest, 'ok' | 'steps'>): Rung[] {
  const tried = steps.map(({ name, ok: holds, detail, ms }): Rung => ({
    name,
    state: holds ? 'done' : 'wrong',
    detail,
    ms,
  }))
  const last = steps.at(-1)
  const rest = ok === true ? [] : connectionSteps.slice(last ? connectionSteps.indexOf(last.name) + 1 : 0)
  const isRunning = ok === null && last?.ok !== false
  return [
    ...tried,
    ...rest.map((name, index): Rung => ({
      name,
      state: isRunning && index === 0 ? 'running' : 'untried',
      detail: '',
      ms: null,
    })),
  ]
}

export const actionWords: Record<ConnectionAction, MessageKey> = {
  'use-ga': 'services.mend.useGa',
  'use-preview': 'services.mend.usePreview',
  'key-to-header': 'services.mend.keyToHeader',
  'remove-api-version': 'services.mend.removeApiVersion',
  'sign-in': 'services.mend.signIn',
  'replace-key': 'services.mend.replaceKey',
  'correct-name': 'services.mend.correctName',
  'correct-address': 'services.mend.correctAddress',
  'open-network': 'services.mend.openNetwork',
  retry: 'services.testAgain',
}
