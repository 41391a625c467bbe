/** What the model is told before the conversation: the client's instructions, then how an answer is heard, and the date. */
import type { MindRequest } from '../mind'
import { exactTool } from './tools'

const spoken = [
  'What you write is read aloud by a voice. Answer briefly, in one to three plain sentences unless more is asked for,',
  'without Markdown, lists, tables, links or emoji.',
  'What the person says comes from speech recognition and may be misheard.',
  'An answer of yours that ends with … was cut off there: the person has heard no more of it.',
].join(' ')
const exact = `Never work out times, dates, sums or conversions yourself: ask ${exactTool.name}.`
/** The time is told by the quarter of an hour: each change makes a local model read the conversation anew. */
const clockStepMs = 15 * 60_000

/** System turns of the history are told here too, as many models' templates know a system message only at the start. */
export function writeInstructions({ instructions, history, now }: MindRequest, withExactTool: boolean): string {
  const later = history.flatMap((turn) => (turn.kind === 'system' ? [turn.text] : []))
  const parts = [instructions, ...later, spoken, tellTime(now), ...(withExactTool ? [exact] : [])]
  return parts.filter((part) => part.trim() !== '').join('\n\n')
}

function tellTime(now: Date): string {
  const about = new Date(Math.floor(now.getTime() / clockStepMs) * clockStepMs)
  const day = now.toLocaleDateString('en-US', { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' })
  const time = about.toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' })
  return `Today is ${day}, and it is about ${time} (time zone ${Intl.DateTimeFormat().resolvedOptions().timeZone}).`
}
