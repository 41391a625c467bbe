/** The shape of the words: what each language must have, and the names under which the components ask for them. */
import type { en } from './en'
import type { enginePartsEn } from './engine-parts-en'
import type { servicesEn } from './services-en'

type Shape<T> = { [K in keyof T]: T[K] extends string ? string : Shape<T[K]> }
type Paths<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${K}` : Paths<T[K], `${Prefix}${K}.`>
}[keyof T & string]

export type Words = Shape<typeof en>
export type EnginePartsWords = Shape<typeof enginePartsEn>
export type ServicesWords = Shape<typeof servicesEn>
export type MessageKey = Paths<Words>
export type Language = 'en' | 'zh-CN' | 'zh-TW'
