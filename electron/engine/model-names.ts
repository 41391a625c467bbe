/** Which model names are not ones for a conversation by voice. Every other name is served, by the same local models. */

/**
 * The families that OpenAI is known to use for something else: text and reasoning (`gpt-4o`, `gpt-5.1`, `o3`), images,
 * reading aloud, embeddings. A rule about families, not a list of models: new ones of a family appear all the time, and
 * a gateway may call its own model what it likes.
 */
const otherFamilies =
  /^(ft:)?(gpt-\d[\w.]*|gpt-(image|oss|live)|chatgpt|codex|o\d|davinci|babbage|text-(embedding|moderation|davinci)|tts-\d\w*|dall-e|sora|omni-moderation|computer-use)([-:]|$)/i
const spoken = /realtime|transcribe/i

export function isTranslationModel(model: string): boolean {
  return /^gpt-realtime-translate/i.test(model)
}

export function isRealtimeModel(model: string): boolean {
  return !isTranslationModel(model) && (spoken.test(model) || !otherFamilies.test(model))
}
