/** Imported before any schema is built: the page's security policy forbids code from text, which zod would try. */
import * as z from 'zod'

z.config({ jitless: true })
