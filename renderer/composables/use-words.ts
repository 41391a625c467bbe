/** The words of the chosen language, by names that the compiler knows. */
import { useI18n } from 'vue-i18n'
import { fillSentence } from '../../shared/connection-faults'
import type { SafeError } from '../../shared/errors'
import { errorSentences } from '../locales/i18n'
import type { Language, MessageKey } from '../locales/messages'
import { isErrorCode } from '../stores/safe-error'

export function useWords() {
  const { t: translate, locale } = useI18n({ useScope: 'global' })
  const language = (): Language => locale.value as Language
  return {
    t: (key: MessageKey, values: Record<string, string | number> = {}): string => translate(key, values),
    /** @param n chooses the form: none | one | several */
    count: (key: MessageKey, n: number): string => translate(key, { n }, n),
    /** @param values of a connection test's fault */
    sentence: ({ code, values = {} }: Pick<SafeError, 'code'> & { values?: Record<string, string> }): string =>
      fillSentence(errorSentences[language()][isErrorCode(code) ? code : 'ipc.failed'], values),
    number: (value: number, digits = 0): string =>
      new Intl.NumberFormat(language(), { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value),
    percent: (value: number): string => new Intl.NumberFormat(language(), { style: 'percent' }).format(value),
    /** With a real minus sign. */
    decibels: (value: number): string =>
      `${new Intl.NumberFormat(language(), { maximumFractionDigits: 0 }).format(value).replace('-', '−')} dB`,
    /** A length as minutes and seconds, as players show it. */
    minutes: (durationMs: number): string => {
      const seconds = Math.round(durationMs / 1000)
      return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
    },
    /** In the year that it is now, without the year. */
    day: (atMs: number): string => {
      const isThisYear = new Date(atMs).getFullYear() === new Date().getFullYear()
      const year = isThisYear ? {} : ({ year: 'numeric' } as const)
      return new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : language(), {
        day: 'numeric',
        month: 'long',
        ...year,
      }).format(atMs)
    },
    languageName: (code: string): string => {
      try {
        return new Intl.DisplayNames(language(), { type: 'language' }).of(code) ?? code
      } catch {
        return code
      }
    },
    /** The time column is narrow: hours and minutes on a 24-hour clock in every language. */
    time: (atMs: number): string =>
      new Intl.DateTimeFormat(language(), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(atMs),
  }
}
