import { afterEach, describe, expect, test } from 'vitest'
import { guardTranscript } from '../hearing/transcript-guards'
import { faultOf } from '../part-faults'
import type { RemoteRecogniser } from '../parts'
import { withoutCredits } from './subtitle-credits'
import { createSpeechServer, reply, type Reply, type SpeechServer } from './testing/speech-server'
import { createTranscriber } from './transcriber'

const servers: SpeechServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

async function setUp(replies: Reply[], settings: Partial<RemoteRecogniser> = {}) {
  const server = await createSpeechServer(...replies)
  servers.push(server)
  const transcribe = createTranscriber({ address: server.address, model: 'm', language: '', key: null, ...settings })
  return { server, transcribe: () => transcribe(new Float32Array(800), null, new AbortController().signal) }
}

const plain = (type: string, text: string): Reply => reply.bytes(type, Buffer.from(text))
const piece = (content: string | null, finish_reason: string | null = null) => ({
  id: 'trsc-1',
  object: 'transcription.chunk',
  choices: [{ delta: content === null ? {} : { content }, finish_reason }],
})
const delta = (text: string) => ({ type: 'transcript.text.delta', delta: text })

test.each<[string, Reply, string, string | null]>([
  ['plain text', plain('text/plain; charset=utf-8', 'What time is it?\n'), 'What time is it?', null],
  ['whisperX: a text as JSON', plain('application/json', '"What time is it?"'), 'What time is it?', null],
  ['whisper.cpp: lines', reply.json({ text: ' What time\n is it?\n', language: 'english' }), 'What time is it?', 'en'],
  ['a byte order mark', plain('application/json', '\ufeff{"text":"What time is it?"}'), 'What time is it?', null],
  [
    'null and numbers where something might be',
    reply.json({ text: 'Yes.', language: 7, segments: null, words: null }),
    'Yes.',
    null,
  ],
  [
    'vLLM: a stream',
    reply.events(
      piece(''),
      piece(' What time'),
      piece(' is it?', 'stop'),
      piece(null),
      { ...piece(null), choices: [] },
      '[DONE]',
    ),
    'What time is it?',
    null,
  ],
  [
    'deltas and an end without the whole',
    reply.events(delta('What time '), delta('is it?'), '[DONE]'),
    'What time is it?',
    null,
  ],
  [
    'SenseVoice: marks',
    reply.json({ text: '<|de|><|NEUTRAL|><|Speech|><|withitn|>Wie spät ist es?' }),
    'Wie spät ist es?',
    'de',
  ],
  ['Qwen: its language', reply.json({ text: 'language English<asr_text>What time is it?' }), 'What time is it?', 'en'],
  ['times', reply.json({ text: '<|0.00|> What time is it?<|1.20|>' }), 'What time is it?', null],
  ['whisper.cpp: silence', reply.json({ text: ' [BLANK_AUDIO]\n' }), '', null],
  [
    'Groq: nobody spoke',
    reply.json({
      text: ' Thank you. Bye.',
      language: 'English',
      segments: [{ text: ' Thank you. Bye.', no_speech_prob: 0.9, avg_logprob: -1.2 }],
    }),
    '',
    'en',
  ],
  [
    'Groq: nobody spoke at the end',
    reply.json({
      text: ' Go on. Bye.',
      segments: [
        { text: ' Go on.', no_speech_prob: 0.1, avg_logprob: -0.2 },
        { text: ' Bye.', no_speech_prob: 0.8, avg_logprob: -1.5 },
      ],
    }),
    'Go on.',
    null,
  ],
  [
    'a voice that is hard to hear',
    reply.json({ text: ' Go on.', segments: [{ text: ' Go on.', no_speech_prob: 0.9, avg_logprob: -0.3 }] }),
    'Go on.',
    null,
  ],
])('%s', async (_, answer, text, language) => {
  const { transcribe } = await setUp([answer])
  const transcript = await transcribe()
  expect({ ...transcript, text: guardTranscript(transcript.text, 5_000) }).toEqual({ text, language })
})

test.each([
  ['EN', 'en'],
  ['en-US', 'en'],
  ['eng', 'en'],
  ['deu', 'de'],
  ['<|fr|>', 'fr'],
  ['Mandarin', 'zh'],
  ['chinese', 'zh'],
  ['unknown', null],
  ['und', null],
  ['', null],
  ['not a language', null],
])('the language %s is %s', async (language, code) => {
  const { transcribe } = await setUp([reply.json({ text: 'x', language })])
  expect((await transcribe()).language).toBe(code)
})

test.each([
  ['German', 'de'],
  ['en-GB', 'en'],
  [' fr ', 'fr'],
  ['auto', 'auto'],
])('the setting %s is sent as %s', async (language, sent) => {
  const { server, transcribe } = await setUp([reply.json({ text: 'x' })], { language })
  await transcribe()
  expect(server.requests[0]!.fields.language).toBe(sent)
})

describe('forms that a server does not know', () => {
  const asked = ({ requests }: SpeechServer) => requests.map(({ fields }) => [fields.response_format, fields.stream])

  test.each([
    ['FastAPI', reply.json({ detail: [{ loc: ['body', 'x'], msg: 'Extra inputs are not permitted' }] }, 422)],
    ['no words', reply.json({}, 400)],
  ])('are left out one by one, and from then on: %s', async (_, refusal) => {
    const { server, transcribe } = await setUp([refusal, refusal, refusal, reply.json({ text: 'Hi.' })])
    await transcribe()
    await transcribe()
    expect(asked(server)).toEqual([
      ['verbose_json', undefined],
      ['json', 'true'],
      ['json', undefined],
      [undefined, undefined],
      [undefined, undefined],
    ])
  })

  test('vLLM: it streams instead', async () => {
    const refusal = reply.json({ error: { message: 'Currently only support response_format `text` or `json`' } }, 400)
    const { transcribe } = await setUp([refusal, reply.events(piece('Hi.', 'stop'), '[DONE]')])
    expect((await transcribe()).text).toBe('Hi.')
  })

  test('what is refused in any form is asked for in the best again', async () => {
    const refusal = reply.json({ error: 'cannot read the sound' }, 400)
    const { server, transcribe } = await setUp([refusal, refusal, refusal, refusal, reply.json({ text: 'Hi.' })])
    expect(await transcribe().catch(faultOf)).toEqual({
      code: 'part.failed',
      detail: 'HTTP 400: cannot read the sound',
    })
    await transcribe()
    expect(asked(server).at(-1)).toEqual(['verbose_json', undefined])
  })
})

test.each([
  ['too long', reply.bytes('text/html', Buffer.alloc(0)), 'part.broken'],
  [
    'nginx: too large',
    ((response) => void response.writeHead(413).end('<html>413 Request Entity Too Large</html>')) as Reply,
    'part.too-long',
  ],
  [
    'an error within vLLM’s stream',
    reply.events(piece('Hi'), { error: { message: 'CUDA out of memory', code: 500 } }, '[DONE]'),
    'part.out-of-memory',
  ],
  ['a stream without an end', reply.events(piece('Hi')), 'part.broken'],
])('%s', async (_, answer, code) => {
  const { transcribe } = await setUp([answer])
  expect(await transcribe().catch(faultOf)).toMatchObject({ code })
})

test.each([
  'Thank you for watching!',
  'Thanks for watching, and please subscribe to my channel.',
  'Please like and subscribe.',
  'Subtitles by the Amara.org community',
  'Untertitel der Amara.org-Community',
  'Untertitelung des ZDF, 2020',
  'Sous-titrage Société Radio-Canada',
  "Sous-titrage ST' 501",
  'ご視聴ありがとうございました',
  '请不吝点赞 订阅 转发 打赏支持明镜与点点栏目',
  '시청해주셔서 감사합니다.',
  'Vielen Dank fürs Zuschauen!',
])('nobody has said: %s', (text) => {
  expect(withoutCredits(` ${text}\n`)).toBe('')
})

test.each([
  'Thank you.',
  'What does "thanks for watching" mean?',
  'How do I subscribe to a newsletter?',
  'Open amara.org.',
  'Submit the report to the board.',
  'Under the bridge there is a br.',
  'Subtract ten from twenty.',
])('somebody may have said: %s', (text) => {
  expect(withoutCredits(text)).toBe(text)
})
