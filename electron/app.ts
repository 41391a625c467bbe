/** Builds each service once, in reading order, and disposes them in reverse. */
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { app, clipboard, dialog, session, shell, type OpenDialogOptions } from 'electron'
import type { FromCapture } from '../shared/audio-port'
import type { SafeError } from '../shared/errors'
import type { AudioDevices, Snapshot } from '../shared/ipc/contract'
import type { Settings } from '../shared/settings'
import { createEngineParts } from './engine-parts/engine-parts'
import { createApprovals } from './ipc/approvals'
import { createAudioPort } from './ipc/audio-port'
import { createIpcBridge } from './ipc/bridge'
import { createHandlers } from './ipc/handlers'
import { createLevels } from './ipc/levels'
import { createRouter } from './ipc/router'
import { fileLog } from './log'
import { systemClock as clock } from './realtime/clock'
import { createDialogue } from './realtime/dialogue'
import { openSoundFile } from './sound-file'
import { withPatch } from './settings/patch'
import { createSettingsStore } from './settings/settings-store'
import { createAppearance } from './shell/appearance'
import { createAudioPage } from './shell/audio-page'
import { createEngineProcess } from './shell/engine-process'
import { createMainWindow } from './shell/main-window'
import { origin, restrictPages, servePages } from './shell/security'
import { createFolderPermissions } from './tools/permissions'
import { builtInTools } from './tools/built-in'
import { createToolRegistry } from './tools/registry'
import { createTrace } from './trace'
import { createUpstreams } from './upstreams'

export interface Parley {
  show(): void
  dispose(): Promise<void>
  readonly disposed: boolean
}

export function createApp(): Parley {
  const profile = app.getPath('userData')
  const log = fileLog(join(profile, 'logs', 'parley.log'))
  const trace = createTrace(process.env['PARLEY_TRACE'])
  trace('app', 'start', null)
  const preload = join(__dirname, 'preload.cjs')
  process.on('unhandledRejection', (cause) => log.error('unhandled rejection', { cause }))

  const settings = createSettingsStore({ file: join(profile, 'settings.json'), log: log.scope('settings') })
  const appearance = createAppearance(settings)

  const engine = createEngineProcess(
    {
      entry: join(__dirname, 'engine.cjs'),
      modelsDir: process.env['PARLEY_MODELS_DIR'] ?? join(app.getAppPath(), 'models'),
      stateDir: join(profile, 'engine'),
      idleMinutes: () => settings.current.engine.idleMinutes,
      parts: () => engineParts.atStart(),
      script: process.env['PARLEY_ENGINE_SCRIPT'],
      log: log.scope('engine'),
    },
    {
      onSpeech(state) {
        bridge.publish('speech.changed', state)
        dialogue.turns.update()
      },
      onPart: (part, fault) => engineParts.report(part, fault),
      onIdle: () => void dialogue.sleep(),
      onCrashed: () => notice({ code: 'engine.crashed', detail: '' }),
    },
  )
  const upstreams = createUpstreams(
    {
      profile,
      settings,
      engine,
      environment: process.env,
      platform: process.platform,
      versions: { Parley: app.getVersion(), Electron: process.versions.electron, Node: process.versions.node },
      clock,
      log,
      resolveSystemProxy: (url) => session.defaultSession.resolveProxy(url),
      openExternal: (url) => shell.openExternal(url),
    },
    {
      publish: (name, payload) => bridge.publish(name, payload),
      onNotice: (error) => notice(error),
      onSignedIn(id) {
        const isWaiting = dialogue.turns.state.kind === 'failed'
        if (isWaiting && [settings.current.services.active, 'proxy'].includes(id)) dialogue.retry()
      },
    },
  )
  const { providers } = upstreams
  const engineParts = createEngineParts(
    {
      settings,
      secrets: upstreams.secrets,
      network: upstreams.network,
      configure: (parts) => engine.configure(parts),
      clock,
    },
    { onFaults: (faults) => bridge.publish('parts.changed', faults), onNotice: (error) => notice(error) },
  )

  const knownFolders = (): Record<string, string> => ({
    home: app.getPath('home'),
    documents: app.getPath('documents'),
    downloads: app.getPath('downloads'),
    desktop: app.getPath('desktop'),
  })
  const choosePath = async (options: OpenDialogOptions): Promise<string | null> => {
    const answer = window.current
      ? await dialog.showOpenDialog(window.current, options)
      : await dialog.showOpenDialog(options)
    return answer.canceled ? null : (answer.filePaths[0] ?? null)
  }
  const chooseSoundFile = (): Promise<string | null> =>
    choosePath({ properties: ['openFile'], filters: [{ name: 'WAV', extensions: ['wav', 'wave'] }] })
  const approvals = createApprovals((approval) => {
    bridge.publish('approval.changed', { approval })
    dialogue.turns.update()
  })
  const permissions = createFolderPermissions({
    always: () => settings.current.tools.folders,
    remember: (folder) =>
      settings.change((current) => ({
        ...current,
        tools: { folders: [...new Set([...current.tools.folders, folder])] },
      })),
    ask(question, signal) {
      const goesTo = providers.active.leavesComputer ? providers.active.name : engineParts.goesTo
      return approvals.ask({ ...question, goesTo }, signal)
    },
    chooseFolder: (suggestion) => choosePath({ properties: ['openDirectory'], defaultPath: suggestion }),
  })
  const tools = createToolRegistry({ tools: builtInTools, permissions, knownFolders, log: log.scope('tools') })

  const notice = (error: SafeError): void => {
    log.warn('notice', { ...error })
    bridge.publish('notice.raised', error)
  }

  const dialogue = createDialogue(
    {
      clock,
      log: log.scope('realtime'),
      trace,
      providers,
      tools,
      permissions,
      engine: {
        get loading() {
          return engine.speech.kind === 'loading' ? engine.speech.progress : null
        },
        get fault() {
          return engine.speech.kind === 'failed' ? engine.speech.error : null
        },
        stop: () => engine.stop(),
      },
      halfDuplex: () => settings.current.audio.halfDuplex,
      outputModality: () => (settings.current.answers === 'written' ? 'text' : 'audio'),
      approval: () => approvals.current !== null,
      cancelApproval: () => {
        if (approvals.current) approvals.answer(approvals.current.id, 'deny')
      },
      playback(message) {
        audioPort.send(message)
        if (message.kind === 'chunk') trace('app', 'to playback', message.itemId)
      },
    },
    {
      onState(state) {
        trace('app', `state ${state.kind}`, null)
        bridge.publish('state.changed', state)
      },
      onNotice: notice,
      onEntry(entry) {
        if (entry.kind === 'user') permissions.beginTurn()
        bridge.publish('conversation.entry', entry)
      },
      onPlaced: (entry, afterId) => bridge.publish('conversation.placed', { entry, afterId }),
      onHeard: (id, heardChars) => bridge.publish('conversation.heard', { id, heardChars }),
      onRemoved: (id) => bridge.publish('conversation.removed', { id }),
      onRenewed: () => bridge.publish('conversation.renewed', { entries: [] }),
      onDictation: (facts) => bridge.publish('dictation.changed', facts),
      onLimits: (limits) => bridge.publish('limits.changed', { limits }),
      onMicrophone: (facts) => bridge.publish('microphone.changed', facts),
      onMicrophoneWanted: () => wantAudio(),
      onSoundTest: (facts) => bridge.publish('sound.tested', facts),
      onLevel: (level) => levels.output(level),
      onInputLevel: (level) => levels.input(level),
    },
  )
  const levels = createLevels((value) => bridge.publish('levels.changed', value))
  const wantAudio = (): void =>
    bridge.publish('audio.wanted', {
      microphone: dialogue.microphone.wanted,
      ...settings.current.audio,
    })

  const audioPort = createAudioPort({
    onFrame({ samples, reference, first, atMs }: FromCapture) {
      if (first) trace('app', 'first frame', null)
      trace('app', 'frame', `${Date.now() - atMs}`)
      dialogue.frame(samples, reference)
    },
    onPlayback(message) {
      if (message.kind === 'played' && message.state === 'starving') trace('app', 'starving', message.itemId)
      dialogue.speaker.receive(message)
    },
  })
  const audioPage = createAudioPage({
    preload,
    log: log.scope('audio'),
    onLoaded(page) {
      bridge.admit(page, 'audio')
      audioPort.connect(page)
    },
    onLost() {
      notice({ code: 'audio.page-lost', detail: '' })
      dialogue.audioLost()
    },
  })

  let devices: AudioDevices = { inputs: [], outputs: [] }
  const missing = new Set(['window', 'audio'])
  const reached = (part: 'window' | 'audio'): void => {
    trace('app', `${part} ready`, null)
    if (missing.delete(part) && missing.size === 0) trace('app', 'ready', null)
  }

  const snapshot = (): Snapshot => ({
    version: app.getVersion(),
    platform: process.platform,
    ...appearance.current,
    state: dialogue.turns.state,
    entries: dialogue.conversation.entries(),
    approval: approvals.current,
    dictation: dialogue.dictation.facts,
    limits: dialogue.limits,
    microphone: dialogue.microphone.facts,
    devices,
    soundTest: dialogue.soundTest.facts,
    speech: engine.speech,
    partFaults: engineParts.faults,
    settings: settings.current,
    ...upstreams.snapshot,
    notices: [...settings.notices],
  })
  const handlers = createHandlers({
    snapshot,
    talk: dialogue.talk,
    turns: dialogue.turns,
    dictation: dialogue.dictation,
    files: {
      async choose() {
        const path = await chooseSoundFile()
        if (path !== null) dialogue.turns.sendFile(await openSoundFile(path))
      },
    },
    microphone: dialogue.microphone,
    soundTest: dialogue.soundTest,
    approvals,
    settings: {
      change: (patch) => settings.change((current) => withPatch(current, patch)),
    },
    services: upstreams.services,
    secrets: upstreams.secrets,
    entra: upstreams.entra,
    connection: upstreams.connection,
    parts: engineParts.inquiries,
    imports: upstreams.imports,
    session: { retry: () => dialogue.retry(), end: () => dialogue.sleep() },
    clipboard: { copy: (text) => clipboard.writeText(text) },
    window: { control: (action) => window.control(action) },
    audio: {
      attach() {
        reached('audio')
        dialogue.audioAttached()
        wantAudio()
        return { volume: settings.current.audio.volume }
      },
      devices(found) {
        devices = found
        bridge.publish('devices.changed', found)
      },
      output(report) {
        if (report.kind === 'failed') return notice(report.error)
        dialogue.speaker.setOutputLatency(report.outputLatencyMs)
        trace('app', 'output latency', `${report.outputLatencyMs}`)
      },
    },
  })
  const bridge = createIpcBridge(createRouter(handlers, log.scope('ipc')), origin)
  const window = createMainWindow({
    preload,
    background: () => (appearance.current.theme === 'dark' ? '#16191b' : '#ffffff'),
    onOpened(page) {
      // A page that is gone, or begins anew, looks at no level.
      const endPreview = (): void => dialogue.microphone.want('preview', false)
      page.on('did-start-loading', endPreview)
      page.on('destroyed', endPreview)
      return bridge.admit(page, 'window')
    },
    onShown: () => reached('window'),
  })

  let active = upstreamFacts(settings.current)
  let audio = JSON.stringify(settings.current.audio)
  const stopWatching = settings.onChange((next) => {
    bridge.publish('settings.changed', next)
    wantAudio()
    dialogue.changeAnswers()
    if (JSON.stringify(next.audio) !== audio) dialogue.changeSound()
    audio = JSON.stringify(next.audio)
    const nextActive = upstreamFacts(next)
    if (isDeepStrictEqual(nextActive, active)) return
    active = nextActive
    void dialogue.changeProvider()
  })
  const stopAppearance = appearance.onChange((value) => bridge.publish('appearance.changed', value))

  servePages(join(__dirname, '..', 'renderer'))
  restrictPages((page) => audioPage.owns(page))
  window.open()
  audioPage.open()
  // The window first: a session, and with it the engine, is opened once the page has drawn.
  window.current?.webContents.once('did-finish-load', () => {
    dialogue.open()
    upstreams.restore()
  })

  let disposed = false
  return {
    show: () => window.open(),
    get disposed() {
      return disposed
    },
    async dispose() {
      await dialogue.close()
      engine.stop()
      stopAppearance()
      stopWatching()
      engineParts.dispose()
      upstreams.dispose()
      audioPort.dispose()
      audioPage.dispose()
      bridge.dispose()
      await settings.flush()
      disposed = true
    },
  }
}

/** What a session is opened with: when it changes, another one is opened. */
function upstreamFacts({ services }: Settings): unknown {
  const service = services.list.find(({ id }) => id === services.active)
  return service ? { ...service, name: '', detected: null } : services.active
}
