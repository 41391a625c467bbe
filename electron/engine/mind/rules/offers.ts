/** What Parley offers in a conversation, and which two of it lie nearest to a request that it cannot serve. */
import type { Offer, ToolName } from './ability'

const offers: readonly (Offer & { tool?: ToolName })[] = [
  {
    text: 'tell you the time',
    near: /\b(?:time|clock|hour|timer|alarm|when|remind|reminder|wake|late|weather|zone|news|stopwatch|minutes?|o'clock|flight|train)\b/,
  },
  {
    text: 'tell you the date',
    near: /\b(?:day|date|week|month|year|calendar|appointment|meeting|birthday|holiday|weather|tomorrow|schedule|remind|event|forecast|rain|news)\b/,
  },
  {
    text: 'do arithmetic',
    near: /\b(?:\d+|math|number|convert|currency|dollars?|euros?|miles?|kilometers?|meters?|degrees|price|stock|equation|many|much|count|calculate|distance|tall|old|far|timer|bitcoin)\b/,
  },
  {
    text: 'find a file by its name',
    near: /\b(?:find|search|look|where|file|document|photo|e-?mails?|mail|internet|web|google|music|song|open|app|program|play|buy|order|call|message|send|delete|write|move|rename)\b/,
    tool: 'find_files',
  },
  {
    text: 'read out a text file',
    near: /\b(?:read|story|book|poem|e-?mails?|mail|news|message|text|translate|write|note|article|recipe|summari[sz]e|explain|send|sing|tell me a|song|music)\b/,
    tool: 'read_text_file',
  },
  {
    text: 'tell you what is in a folder',
    near: /\b(?:open|list|show|folder|app|program|browser|play|delete|move|launch|start|close|photo|download|install)\b/,
    tool: 'list_folder',
  },
]

export function offersFor(hasTool: (name: ToolName) => boolean): Offer[] {
  return offers.filter(({ tool }) => tool === undefined || hasTool(tool))
}

/** "I can tell you the time or do arithmetic." */
export function nearest(request: string, available: readonly Offer[]): string {
  const near = available.filter((offer) => offer.near.test(request))
  const usual = available.filter((offer) => !near.includes(offer) && offer.text !== 'tell you the date')
  const [first, second] = [...near, ...usual]
  return `I can ${first?.text ?? 'talk'}${second ? `, or ${second.text}` : ''}.`
}
