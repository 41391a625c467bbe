/** The interface's language and theme after resolving "as the system". */
import { app, nativeTheme } from 'electron'
import type { Snapshot } from '../../shared/ipc/contract'
import type { Settings } from '../../shared/settings'

type Appearance = Pick<Snapshot, 'language' | 'theme'>

/** @param locales as the system lists them, best first */
export function resolveLanguage(wanted: Settings['language'], locales: readonly string[]): Appearance['language'] {
  if (wanted !== 'system') return wanted
  for (const locale of locales) {
    if (/^zh\b.*(tw|hk|mo|hant)/i.test(locale)) return 'zh-TW'
    if (/^zh\b/i.test(locale)) return 'zh-CN'
    if (/^en\b/i.test(locale)) return 'en'
  }
  return 'en'
}

export function createAppearance(settings: {
  readonly current: Settings
  onChange(listener: (settings: Settings) => void): () => void
}): { readonly current: Appearance; onChange(listener: (appearance: Appearance) => void): () => void } {
  const resolve = (): Appearance => ({
    language: resolveLanguage(settings.current.language, app.getPreferredSystemLanguages()),
    theme: nativeTheme.shouldUseDarkColors ? 'dark' : 'light',
  })
  const apply = (): void => {
    nativeTheme.themeSource = settings.current.theme
  }
  apply()
  return {
    get current() {
      return resolve()
    },
    onChange(listener) {
      const changed = (): void => listener(resolve())
      const stop = settings.onChange(() => {
        apply()
        changed()
      })
      nativeTheme.on('updated', changed)
      return () => {
        stop()
        nativeTheme.off('updated', changed)
      }
    },
  }
}
