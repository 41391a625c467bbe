/** Puts what the page changes into the settings; the rest stays. */
import type { CommandParsed } from '../../shared/ipc/contract'
import type { Settings } from '../../shared/settings'

export function withPatch(current: Settings, patch: CommandParsed<'settings.change'>): Settings {
  const { audio, volume, engineParts, ...plain } = patch
  return {
    ...current,
    ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)),
    audio: { ...current.audio, ...audio, ...(volume === undefined ? {} : { volume }) },
    engine: { ...current.engine, parts: engineParts ?? current.engine.parts },
  }
}
