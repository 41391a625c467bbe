/** The GA dialect: the current form of the protocol. */

import type { Dialect } from './dialect'
import { decodeGa } from './ga-decode'
import { encodeGa } from './ga-encode'

export const gaDialect: Dialect = { decode: decodeGa, encode: encodeGa }
