/** The talk button's and the keyboard's way to the talk key: hold, tap, Enter, Escape and the choices of consent. */
import { useEventListener } from '@vueuse/core'
import { inject, provide, type InjectionKey } from 'vue'
import type { ApprovalChoice } from '../../shared/conversation'
import { useSession } from '../stores/session'
import { useSettingsView } from '../stores/settings-view'
import { createTalkKey, type TalkKey } from './talk-key'

export interface TalkControls {
  key: TalkKey
  /** A click without a length. */
  toggle(): void
}
const talkControls: InjectionKey<TalkControls> = Symbol('talk controls')

const typing = 'input, textarea, select, [contenteditable="true"]'
const overlays = '[role="dialog"], [role="alertdialog"], [role="menu"]'
const choices: Record<string, ApprovalChoice> = { '1': 'once', '2': 'always', '3': 'other-folder' }
/** A digit meant for the text box must not answer a question that has only just appeared. */
const settleMs = 400

const within = (target: EventTarget | null, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null

/** Once, by the view: listens to the window's keyboard. */
export function useTalkKeyboard(): TalkControls {
  const session = useSession()
  const settingsView = useSettingsView()
  const failed = (): boolean => session.now.state.kind === 'failed'
  let typedAtMs = 0

  // What was pressed to try again must not be let go as if it had been talk.
  let talking = false
  const key = createTalkKey({
    press() {
      talking = !failed()
      void session.run(talking ? 'talk.press' : 'session.retry')
    },
    release() {
      if (talking) void session.run('talk.release')
    },
  })
  const toggle = (): void => void session.run(failed() ? 'session.retry' : 'talk.toggle')

  const isTalkKey = (event: KeyboardEvent): boolean => {
    if (event.code !== 'Space' || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return false
    if (within(event.target, `${typing}, ${overlays}`)) return false
    return (
      within(event.target, '[data-talk]') ||
      !within(event.target, 'button, a[href], summary, [role="slider"], [role="button"]')
    )
  }

  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    if (event.isComposing || event.defaultPrevented || settingsView.section) return
    if (within(event.target, typing)) typedAtMs = event.timeStamp
    if (isTalkKey(event)) {
      event.preventDefault()
      if (!event.repeat) key.down('space')
      return
    }
    if (event.key === 'Enter' && within(event.target, '[data-talk]')) {
      event.preventDefault()
      if (!event.repeat) toggle()
      return
    }
    if (document.querySelector(overlays)) return
    const { approval } = session.now
    if (event.key === 'Escape') {
      if (approval) void session.run('approval.answer', { id: approval.id, choice: 'deny' })
      else void session.run('talk.stop')
      return
    }
    const choice = choices[event.key]
    if (!approval || !choice || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return
    if (within(event.target, typing) || event.timeStamp - typedAtMs < settleMs) return
    event.preventDefault()
    void session.run('approval.answer', { id: approval.id, choice })
  })
  useEventListener(window, 'keyup', (event: KeyboardEvent) => {
    if (event.code !== 'Space' || key.heldBy !== 'space') return
    event.preventDefault()
    key.up('space')
  })
  useEventListener(window, 'blur', () => key.letGo())
  useEventListener(document, 'visibilitychange', () => {
    if (document.hidden) key.letGo()
  })

  const controls = { key, toggle }
  provide(talkControls, controls)
  return controls
}

export function useTalkControls(): TalkControls {
  const controls = inject(talkControls)
  if (!controls) throw new Error('the talk controls are used outside of the talk view')
  return controls
}
