/** Keeps what the recogniser invents out of the conversation: descriptions of noise, repetitions, and its habits on near-silence. */

/** No one speaks faster for long. */
const wordsPerSecond = 6
/** What Whisper says to a cough or a breath: believed only when there was enough voice for it. */
const habits = new Map([
  ['you', 350],
  ['thank you', 450],
  ['thanks', 300],
  ['bye', 250],
  ['so', 250],
  ['oh', 200],
  ['the', 300],
  ['i', 200],
  ['thank you very much', 700],
  ['thank you for watching', 2_000],
  ['thanks for watching', 2_000],
  ['thank you for listening', 2_000],
  ['please subscribe', 2_000],
  ['subscribe', 1_000],
])

/**
 * @param voicedMs how long a voice was heard
 * @returns what can be believed of the text; empty if nothing
 */
export function guardTranscript(text: string, voicedMs: number): string {
  const spoken = text
    .replace(/\[[^\]]*\]?|\([^)]*\)?|[♪♫]+|\*[^*]*\*/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (!/[\p{L}\p{N}]/u.test(spoken)) return ''
  const needed = habits.get(plain(spoken))
  if (needed !== undefined && voicedMs < needed) return ''
  const limit = Math.ceil((voicedMs / 1000) * wordsPerSecond) + 3
  return capWords(spoken, limit)
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .trim()
}

/** Nobody says the same this often in one breath. */
const loopTimes = 6

/** What goes round in a loop is said once, as is a phrase repeated for which there was no time; what is still too long is cut. */
function capWords(text: string, limit: number): string {
  const words = text.split(' ')
  const once = dropRepetition(words, words.length > limit ? 3 : loopTimes)
  return once.slice(0, limit).join(' ')
}

/** Finds a phrase of up to 8 words that fills the rest of the text so many times over, and keeps it once. */
function dropRepetition(words: string[], times: number): string[] {
  const keys = words.map(plain)
  for (let length = 1; length <= 8; length++) {
    for (let start = 0; start + times * length <= words.length; start++) {
      if (keys.slice(start + length).every((word, i) => word === keys[start + (i % length)]))
        return words.slice(0, start + length)
    }
  }
  return words
}
