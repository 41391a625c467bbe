/**
 * A secret while it is typed. It lies in the field alone: it is read once, to be sent, and emptied when that has
 * succeeded and when the field goes. Vue and the stores only ever know whether there is something in the field.
 */
import { onBeforeUnmount, ref, shallowRef, type ComponentPublicInstance } from 'vue'
import type { CommandInput } from '../../shared/ipc/contract'
import type { SafeError } from '../../shared/errors'
import { call } from '../bridge'
import { toSafeError } from '../stores/safe-error'

export function createSecretInput() {
  let field: { value: string } | null = null
  const isFilled = ref(false)
  const refused = shallowRef<SafeError | null>(null)

  function empty(): void {
    if (field) field.value = ''
    isFilled.value = false
  }
  return {
    isFilled,
    refused,
    empty,
    /** As a function ref: the element is not to become state either. */
    attach(element: Element | ComponentPublicInstance | null): void {
      if (!element) empty()
      field = element as HTMLInputElement | null
    },
    noteTyping(): void {
      isFilled.value = field !== null && field.value !== ''
      refused.value = null
    },
    /** @returns whether nothing is left to be sent */
    async send(owner: string, keep: CommandInput<'secret.set'>['keep']): Promise<boolean> {
      if (!field || field.value === '') return true
      refused.value = null
      try {
        await call('secret.set', { owner, secret: field.value.trim(), keep })
        empty()
        return true
      } catch (thrown) {
        refused.value = toSafeError(thrown)
        return false
      }
    },
  }
}
export type SecretInput = ReturnType<typeof createSecretInput>

export function useSecretInput(): SecretInput {
  const input = createSecretInput()
  onBeforeUnmount(() => input.empty())
  return input
}
