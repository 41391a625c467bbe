/** The mind that the clients of these tests talk to: repeats what is said, and looks up the weather. */

import type { MindPart, MindRequest } from '../mind/mind'

export function* smallTalk({ history, tools }: MindRequest): Iterable<MindPart> {
  const last = history[history.length - 1]
  const tool = tools[0]
  if (last?.kind === 'output') yield { kind: 'say', text: `It is ${last.output}.` }
  else if (last?.kind === 'user' && last.text.includes('weather') && tool) {
    yield { kind: 'call', name: tool.name, arguments: { city: 'Oslo' } }
  } else yield { kind: 'say', text: `You said ${last?.kind === 'user' ? last.text : 'nothing'}.` }
}

export const weather = {
  name: 'get_weather',
  description: 'The weather in a city.',
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
}
