/** One service being set up: its draft, what is wrong with it, and how it is saved. Shared with the parts of its form. */
import { computed, inject, nextTick, provide, ref, shallowRef, watch, type InjectionKey } from 'vue'
import type { ConnectionAction } from '../../../../shared/connection-test'
import type { SafeError } from '../../../../shared/errors'
import type { NewService } from '../../../../shared/services'
import { useSecretInput } from '../../../composables/use-secret-input'
import { useWords } from '../../../composables/use-words'
import { newService, useServicesView } from '../../../stores/services-view'
import { useSession } from '../../../stores/session'
import { copyOf, faultsOf, follow, isSame, toDraft } from './service-draft'
import { readPlace } from './read-place'

/** What an action asks to be corrected, by the paths of its values. */
export const suspects: Partial<Record<ConnectionAction, readonly string[]>> = {
  'correct-name': ['deployment', 'model'],
  'correct-address': ['endpoint', 'url'],
}

function createServiceEditor(id: () => string) {
  const session = useSession()
  const view = useServicesView()
  const { t, sentence } = useWords()
  const secret = useSecretInput()

  const saved = computed(() => session.now.settings.services.list.find((one) => one.id === id()) ?? null)
  const baseline = computed(() => (saved.value ? toDraft(saved.value) : null))
  const begun = copyOf(view.drafts[id()] ?? baseline.value)
  if (!begun) throw new Error(`There is no service ${id()}`)
  const draft = ref<NewService>(begun)
  const hasChanged = computed(() => (baseline.value ? !isSame(draft.value, baseline.value) : id() === newService))
  const isUnsaved = computed(() => hasChanged.value || secret.isFilled.value)
  const isBusy = ref(false)
  const refused = shallowRef<SafeError | null>(null)
  const addressFault = shallowRef<SafeError | null>(null)
  const touched = ref(new Set<string>())
  const isChecked = ref(false)
  const keepSecret = ref<'keychain' | 'session'>('keychain')
  const form = shallowRef<HTMLElement | null>(null)

  const faults = computed(() => faultsOf(draft.value))
  /** None appears while one types for the first time. */
  function fault(path: string): string | undefined {
    if ((path === 'endpoint' || path === 'url') && addressFault.value) return sentence(addressFault.value)
    const found = faults.value[path]
    return found && (isChecked.value || touched.value.has(path)) ? t(found) : undefined
  }

  /** The connection test has found this value to be wrong, and it is still the same. */
  function isSuspect(path: string): boolean {
    const { connection } = session.now
    const action = connection?.id === id() ? connection.test.fault?.action : null
    const paths = action ? suspects[action] : undefined
    return paths?.includes(path) === true && !hasChanged.value
  }

  watch(baseline, (after, before) => {
    if (after && before && !isSame(after, before)) draft.value = follow(draft.value, before, after)
  })
  watch([draft, hasChanged], () => view.keep(id(), hasChanged.value ? copyOf(draft.value) : null), { deep: true })

  let reading: Promise<void> = Promise.resolve()
  /** Takes apart what was typed or pasted as the address. */
  function readAddress(): Promise<void> {
    reading = readPlace(draft.value, (text) => session.attempt('service.read', { text })).then((failure) => {
      addressFault.value = failure
    })
    return reading
  }
  async function focus(selector: string): Promise<void> {
    await nextTick()
    const found = form.value?.querySelector<HTMLElement>(selector)
    found?.closest('details')?.setAttribute('open', '')
    found?.scrollIntoView({ block: 'nearest' })
    found?.focus()
  }

  /** @returns its id once it and its secret are saved; null where they are not, and the form says why */
  async function save(): Promise<string | null> {
    if (isBusy.value) return null
    isBusy.value = true
    refused.value = null
    isChecked.value = true
    try {
      await reading
      if (Object.keys(faults.value).length > 0 || addressFault.value) {
        await focus('[aria-invalid="true"]')
        return null
      }
      const service = copyOf(draft.value)
      let savedId = id()
      if (savedId === newService) {
        const added = await session.attempt('service.add', service)
        if (added.ok) view.settle((savedId = added.value.id))
        else refused.value = added.error
      } else if (hasChanged.value) {
        const changed = await session.attempt('service.change', { id: savedId, service })
        if (changed.ok) view.keep(savedId, null)
        else refused.value = changed.error
      }
      if (refused.value) return null
      isChecked.value = false
      touched.value = new Set()
      return (await secret.send(savedId, keepSecret.value)) ? savedId : null
    } finally {
      isBusy.value = false
    }
  }

  function giveUp(): void {
    secret.empty()
    view.keep(id(), null)
    refused.value = null
    addressFault.value = null
    isChecked.value = false
    touched.value = new Set()
    if (baseline.value) draft.value = copyOf(baseline.value)
    else view.select(newService)
  }

  const editor = {
    id: computed(id),
    saved,
    draft,
    secret,
    keepSecret,
    isUnsaved,
    isBusy,
    refused,
    form,
    fault,
    isSuspect,
    focus,
    touch: (path: string) => touched.value.add(path),
    readAddress,
    save,
    giveUp,
  }
  return editor
}
type ServiceEditor = ReturnType<typeof createServiceEditor>
const serviceEditor: InjectionKey<ServiceEditor> = Symbol('service editor')

/** Once for each service that is opened, by the form. */
export function provideServiceEditor(id: () => string): ServiceEditor {
  const editor = createServiceEditor(id)
  provide(serviceEditor, editor)
  return editor
}
export function useServiceEditor(): ServiceEditor {
  const editor = inject(serviceEditor)
  if (!editor) throw new Error('a part of the form is used outside of it')
  return editor
}
/** The draft where it is known to be of this kind. */
export function useDraftOf<K extends NewService['kind']>(kind: K) {
  const { draft } = useServiceEditor()
  return computed(() => {
    if (draft.value.kind !== kind) throw new Error(`the draft is not of the kind ${kind}`)
    return draft.value as Extract<NewService, { kind: K }>
  })
}
