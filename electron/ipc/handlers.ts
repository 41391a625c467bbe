/** What each command does, by one call on the service that owns it. */
import type { ConnectionAction } from '../../shared/connection-test'
import type { Approval, ApprovalChoice } from '../../shared/conversation'
import type { PartName } from '../../shared/engine-parts'
import type { Settings } from '../../shared/settings'
import type {
  AudioDevices,
  CommandInput,
  CommandParsed,
  ModelsFound,
  PartTested,
  ServerFound,
  Snapshot,
} from '../../shared/ipc/contract'
import type { CaptureReport } from '../realtime/microphone'
import type { Talk } from '../realtime/talk'
import type { Handlers } from './router'

export interface Services {
  snapshot(): Snapshot
  talk: Pick<Talk, 'press' | 'release' | 'toggle' | 'stop'>
  turns: {
    write(text: string): void
    interrupt(): void
    renew(): void
    remove(id: string): Promise<void>
    restore(id: string): void
    cancelFile(): void
  }
  files: { choose(): Promise<void> }
  dictation: { start(): void; stop(): void; clear(): void }
  microphone: {
    mute(muted: boolean): void
    want(who: 'preview', wanted: boolean): void
    report(report: CaptureReport): void
  }
  soundTest: { start(): Promise<void> }
  approvals: { answer(id: string, choice: ApprovalChoice): void; readonly current: Approval | null }
  settings: { change(patch: CommandParsed<'settings.change'>): Settings }
  services: {
    add(service: CommandParsed<'service.add'>): string
    change(id: string, service: CommandParsed<'service.add'>): Promise<void>
    read(text: string): CommandParsed<'service.add'>
    remove(id: string): Promise<void>
    activate(id: string): void
  }
  secrets: {
    set(owner: string, secret: string, keep: 'keychain' | 'session'): Promise<void>
    remove(owner: string): Promise<void>
    retry(): Promise<void>
  }
  entra: { signIn(id: string): Promise<void>; cancel(): void; signOut(id: string): Promise<void> }
  connection: { start(id: string): void; cancel(): void; mend(id: string, action: ConnectionAction): Promise<void> }
  parts: {
    models(part: PartName): Promise<ModelsFound | null>
    test(part: PartName): Promise<PartTested | null>
    look(): Promise<ServerFound[]>
    cancel(part: PartName): void
  }
  imports: { take(name: string): Promise<string> }
  session: { retry(): void; end(): Promise<void> }
  clipboard: { copy(text: string): void }
  window: { control(action: CommandInput<'window.control'>['action']): void }
  audio: {
    attach(): { volume: number }
    devices(devices: AudioDevices): void
    output(report: CommandParsed<'audio.output'>): void
  }
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
    'message.delete': ({ id }) => turns.remove(id),
    'message.restore': ({ id }) => turns.restore(id),
    'conversation.renew': () => turns.renew(),
    'file.choose': () => services.files.choose(),
    'file.cancel': () => turns.cancelFile(),
    'dictation.start': () => services.dictation.start(),
    'dictation.stop': () => services.dictation.stop(),
    'dictation.clear': () => services.dictation.clear(),
    'microphone.mute': ({ muted }) => services.microphone.mute(muted),
    'microphone.preview': ({ on }) => services.microphone.want('preview', on),
    'sound.test': () => services.soundTest.start(),
    'approval.answer': ({ id, choice }) => services.approvals.answer(id, choice),
    'settings.change': (patch) => services.settings.change(patch),
    'service.add': (service) => ({ id: services.services.add(service) }),
    'service.change': ({ id, service }) => services.services.change(id, service),
    'service.read': ({ text }) => services.services.read(text),
    'service.remove': ({ id }) => services.services.remove(id),
    'service.activate': ({ id }) => services.services.activate(id),
    'secret.set': ({ owner, secret, keep }) => services.secrets.set(owner, secret, keep),
    'secret.remove': ({ owner }) => services.secrets.remove(owner),
    'keychain.retry': () => services.secrets.retry(),
    'entra.signIn': ({ id }) => services.entra.signIn(id),
    'entra.cancel': () => services.entra.cancel(),
    'entra.signOut': ({ id }) => services.entra.signOut(id),
    'connection.test': ({ id }) => services.connection.start(id),
    'connection.cancel': () => services.connection.cancel(),
    'connection.mend': ({ id, action }) => services.connection.mend(id, action),
    'part.models': ({ part }) => services.parts.models(part),
    'part.test': ({ part }) => services.parts.test(part),
    'part.look': () => services.parts.look(),
    'part.cancel': ({ part }) => services.parts.cancel(part),
    'import.take': async ({ name }) => ({ id: await services.imports.take(name) }),
    'session.retry': () => services.session.retry(),
    'session.end': () => services.session.end(),
    'clipboard.copy': ({ text }) => services.clipboard.copy(text),
    'window.control': ({ action }) => services.window.control(action),
    'audio.attach': () => services.audio.attach(),
    'audio.capture': (report) => services.microphone.report(report),
    'audio.devices': (devices) => services.audio.devices(devices),
    'audio.output': (report) => services.audio.output(report),
  }
}
