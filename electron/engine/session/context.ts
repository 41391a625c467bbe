/** What a mind is told of a conversation: only what was said and heard. */

import type { MindTurn } from '../mind/mind'
import type { InputAudio, Item, MessageItem } from '../protocol/item'

/**
 * Waits until everything that was said is recognised.
 * @throws what the recognition of the newest utterance rejected with
 */
export async function recognizeAll(items: readonly Item[]): Promise<void> {
  const sounds = items.flatMap(soundsOf)
  const results = await Promise.allSettled(sounds.map((sound) => sound.recognition))
  const newest = results[results.length - 1]
  if (newest?.status === 'rejected') throw newest.reason
}

function soundsOf(item: Item): InputAudio[] {
  if (item.kind !== 'message') return []
  return item.content.filter((content): content is InputAudio => content.kind === 'input_audio')
}

export function toHistory(items: readonly Item[]): MindTurn[] {
  const turns: MindTurn[] = []
  let spokenBefore = false
  items.forEach((item, index) => {
    const continues = spokenBefore && isSpoken(item)
    spokenBefore = isSpoken(item)
    if (item.kind === 'call') {
      // A call that was cut off has no whole arguments and is never answered.
      if (item.status === 'completed') {
        turns.push({ kind: 'call', callId: item.callId, name: item.name, arguments: item.arguments })
      }
    } else if (item.kind === 'output') {
      turns.push({ kind: 'output', callId: item.callId, output: item.output })
    } else if (item.kind === 'message') {
      const turn = toTurn(item)
      const last = turns.at(-1)
      if (turn.kind === 'user' && continues && last?.kind === 'user' && last.text !== '')
        turns.push(join(turns.pop(), turn))
      // Sound without speech is no turn, unless it is what the client asks to be answered.
      else if (turn.kind !== 'user' || turn.text !== '' || index === items.length - 1) turns.push(turn)
    }
  })
  return turns
}

/** Whether the person said something with words in it, and nothing has been answered yet. */
export function isUnanswered(item: Item | undefined): boolean {
  return item !== undefined && isSpoken(item) && soundsOf(item).some((sound) => sound.recognized?.text)
}

function isSpoken(item: Item): boolean {
  return item.kind === 'message' && item.role === 'user' && soundsOf(item).length > 0
}

/** A sentence that was taken for finished at a pause, and then went on: nothing was answered in between. */
function join(first: MindTurn | undefined, rest: MindTurn & { kind: 'user' }): MindTurn {
  if (first?.kind !== 'user') return rest
  if (rest.text === '') return first
  return {
    kind: 'user',
    text: `${first.text.replace(/[.,…]+$/, '')} ${rest.text}`,
    language: rest.language ?? first.language,
  }
}

function toTurn(item: MessageItem): MindTurn {
  const text = textOf(item)
  if (item.role === 'system') return { kind: 'system', text }
  if (item.role === 'user') {
    const languages = soundsOf(item).map((sound) => sound.recognized?.language ?? null)
    return { kind: 'user', text, language: languages.find((language) => language !== null) ?? null }
  }
  const truncated = item.content.some((content) => content.kind === 'output_audio' && content.heardText !== null)
  return { kind: 'assistant', text, interrupted: truncated || item.status === 'incomplete' }
}

function textOf(item: MessageItem): string {
  const texts = item.content.map((content) => {
    switch (content.kind) {
      case 'input_text':
      case 'output_text':
        return content.text
      case 'input_audio':
        return content.recognized?.text ?? content.transcript ?? ''
      case 'output_audio':
        return content.heardText ?? content.transcript
      case 'input_image':
        return ''
    }
  })
  return texts.filter((text) => text !== '').join(' ')
}
