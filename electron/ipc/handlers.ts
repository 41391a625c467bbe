/** What each command does, by one call on the service that owns it. */
import type { Approval, ApprovalChoice } from '../../shared/conversation'
import type { Settings } from '../../shared/settings'
import type { CommandInput, CommandParsed, Snapshot } from '../../shared/ipc/contract'
import type { CaptureReport } from '../realtime/microphone'
import type { Talk } from '../realtime/talk'
import type { Handlers } from './router'

export interface Services {
  snapshot(): Snapshot
  talk: Talk
  turns: { write(text: string): void; interrupt(): void; renew(): void }
  microphone: { mute(muted: boolean): void; report(report: CaptureReport): void }
  approvals: { answer(id: string, choice: ApprovalChoice): void; readonly current: Approval | null }
  settings: { change(patch: CommandParsed<'settings.change'>): Settings }
  services: {
    add(service: CommandParsed<'service.add'>): string
    remove(id: string): void
    activate(id: string): void
  }
  session: { retry(): void }
  clipboard: { copy(text: string): void }
  window: { control(action: CommandInput<'window.control'>['action']): void }
  audio: { attach(): { volume: number }; output(report: CommandParsed<'audio.output'>): void }
}

export function createHandlers(services: Services): Handlers {
  const { talk, turns } = services
  return {
    'app.snapshot': () => services.snapshot(),
    'talk.press': () => talk.press(),
    'talk.release': () => talk.release(),
    'talk.toggle': () => talk.toggle(),
    'talk.stop': () => {
      talk.stop()
      turns.interrupt()
    },
    'message.send': ({ text }) => turns.write(text),
    'conversation.renew': () => turns.renew(),
    'microphone.mute': ({ muted }) => services.microphone.mute(muted),
    'approval.answer': ({ id, choice }) => services.approvals.answer(id, choice),
    'settings.change': (patch) => services.settings.change(patch),
    'service.add': (service) => ({ id: services.services.add(service) }),
    'service.remove': ({ id }) => services.services.remove(id),
    'service.activate': ({ id }) => services.services.activate(id),
    'session.retry': () => services.session.retry(),
    'clipboard.copy': ({ text }) => services.clipboard.copy(text),
    'window.control': ({ action }) => services.window.control(action),
    'audio.attach': () => services.audio.attach(),
    'audio.capture': (report) => services.microphone.report(report),
    'audio.output': (report) => services.audio.output(report),
  }
}
