/** Builds vue-i18n with the three languages. */
import { createI18n } from 'vue-i18n'
import type { ErrorCode } from '../../shared/errors'
import { en } from './en'
import { errorsEn } from './errors-en'
import { errorsZhCN } from './errors-zh-cn'
import { errorsZhTW } from './errors-zh-tw'
import type { Language, Words } from './messages'
import { zhCN } from './zh-cn'
import { zhTW } from './zh-tw'

export const words: Record<Language, Words> = { en, 'zh-CN': zhCN, 'zh-TW': zhTW }
/** Outside of vue-i18n: its paths split at the dots of the codes. */
export const errorSentences: Record<Language, Record<ErrorCode, string>> = {
  en: errorsEn,
  'zh-CN': errorsZhCN,
  'zh-TW': errorsZhTW,
}

export const createWords = () => createI18n({ legacy: false, locale: 'en', fallbackLocale: 'en', messages: words })
