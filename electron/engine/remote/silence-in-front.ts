/** Takes the silence in front of a sentence away: many voices begin with a quarter of a second of it. */

/** As the local voice has it, on the scale of 16 bits. */
const audible = 400
/** At 24 kHz: 8 ms. */
const keepSamples = 192

export async function* withoutSilenceInFront(sound: AsyncIterable<Int16Array>): AsyncGenerator<Int16Array> {
  let isSilent = true
  let kept = new Int16Array(0)
  for await (const samples of sound) {
    if (!isSilent) {
      yield samples
      continue
    }
    const first = samples.findIndex((sample) => Math.abs(sample) > audible)
    const silence = first < 0 ? samples : samples.subarray(0, first)
    kept = Int16Array.from([...kept, ...silence.slice(-keepSamples)]).slice(-keepSamples)
    if (first < 0) continue
    isSilent = false
    yield kept
    yield samples.subarray(first)
  }
}
