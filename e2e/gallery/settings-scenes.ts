/** The gallery's scenes of the settings. */
import type { Snapshot } from '../../shared/ipc/contract'
import type { createSceneParts } from './scene-parts'
import type { Scene } from './scenes'

export const settingsSceneNames = [
  'settings-general',
  'settings-search',
  'settings-voice',
  'settings-too-loud',
  'settings-device-missing',
  'settings-test',
  'settings-test-running',
  'settings-test-good',
  'settings-test-advice',
  'settings-test-failed',
] as const
type SettingsSceneName = (typeof settingsSceneNames)[number]

/** @param speech levels of somebody who speaks */
export function createSettingsScene(
  name: SettingsSceneName,
  { snapshot, open }: ReturnType<typeof createSceneParts>,
  speech: Scene['levels'],
): Omit<Scene, 'name'> {
  const scene = (change: Partial<Snapshot>, levels: Scene['levels'], opened: Scene['opened']): Omit<Scene, 'name'> => ({
    snapshot: { ...snapshot, ...change },
    levels,
    opened,
  })

  switch (name) {
    case 'settings-general':
      return scene({}, [], 'general')
    case 'settings-search':
      return scene({}, [], 'search')
    case 'settings-voice':
      return scene({ microphone: open }, speech, 'voice')
    case 'settings-too-loud':
      return scene({ microphone: { ...open, hint: 'too-loud' } }, [{ input: 0.9, output: 0 }], 'voice')
    case 'settings-device-missing': {
      const audio = { ...snapshot.settings.audio, inputDevice: 'headset', outputDevice: 'gone', preRoll: true }
      const devices = { ...snapshot.devices, inputs: snapshot.devices.inputs.slice(1) }
      return scene({ microphone: open, devices, settings: { ...snapshot.settings, audio } }, speech, 'voice')
    }
    case 'settings-test':
      return scene({ microphone: open }, speech, 'sound')
    case 'settings-test-running':
      return scene({ microphone: open, soundTest: { kind: 'running', progress: 0.6 } }, speech, 'sound')
    case 'settings-test-good':
      return scene(
        { microphone: open, soundTest: { kind: 'done', echoDb: -46, delayMs: 84, advice: 'good' } },
        speech,
        'sound',
      )
    case 'settings-test-advice':
      return scene(
        { microphone: open, soundTest: { kind: 'done', echoDb: -12, delayMs: 84, advice: 'half-duplex' } },
        speech,
        'sound',
      )
    case 'settings-test-failed':
      return scene({ soundTest: { kind: 'failed', error: { code: 'audio.output-failed', detail: '' } } }, [], 'sound')
  }
}
