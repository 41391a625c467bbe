/** Why somebody is not let in, in the words of the services (REALTIME §1.2), and how each of them is told. */

/** OpenAI tells errors inside the protocol, Azure by the status of the handshake. */
export type Profile = 'openai' | 'azure'

export function profileOf(path: string): Profile {
  return path.startsWith('/openai/') ? 'azure' : 'openai'
}

export interface HttpRefusal {
  told: 'before the upgrade'
  status: number
  error: Record<string, string | null>
}

export interface InBandRefusal {
  told: 'in band'
  closeCode: 3000 | 4000
  code: string
  message: string
}

export type Refusal = HttpRefusal | InBandRefusal

export function isRefusal(outcome: object): outcome is Refusal {
  return 'told' in outcome
}

function beforeUpgrade(status: number, code: string, message: string): HttpRefusal {
  return { told: 'before the upgrade', status, error: { code, message } }
}

function inBand(code: string, message: string): InBandRefusal {
  return { told: 'in band', closeCode: 4000, code, message }
}

export const refusals = {
  forbidden: () => beforeUpgrade(403, '403', 'This server answers to 127.0.0.1 and localhost only.'),
  notFound: () => beforeUpgrade(404, '404', 'Resource not found'),
  tooMany: () => beforeUpgrade(503, '503', 'Too many connections are being refused.'),
  unauthorized: () =>
    beforeUpgrade(
      401,
      '401',
      'Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an ' +
        'active subscription and use a correct regional API endpoint for your resource.',
    ),
  apiVersion: () =>
    beforeUpgrade(401, '401', 'The v1 endpoint takes no api-version: connect to /openai/v1/realtime?model=…'),
  deployment: (model: string) =>
    beforeUpgrade(
      400,
      // The service's own spelling.
      'OpperationNotSupported',
      `The realtime operation does not work with the specified model, ${model}. Please choose different model and ` +
        'try again. You can learn more about which models can be used with each operation here: ' +
        'https://go.microsoft.com/fwlink/?linkid=2197993.',
    ),
  apiKey: (key: string | undefined): InBandRefusal => ({
    ...inBand(
      'invalid_api_key',
      key === undefined
        ? "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer " +
            'auth (i.e. Authorization: Bearer YOUR_KEY).'
        : `Incorrect API key provided: ${shorten(key)}. ` +
            'You can find your API key at https://platform.openai.com/account/api-keys.',
    ),
    closeCode: 3000,
  }),
  beta: () =>
    inBand(
      'beta_api_shape_disabled',
      'The Realtime Beta API is no longer supported. Please use /v1/realtime for the GA API.',
    ),
  noModel: () =>
    inBand(
      'missing_model',
      'You must provide a model parameter, for example wss://api.openai.com/v1/realtime?model=gpt-realtime.',
    ),
  model: (model: string) =>
    inBand(
      'invalid_model',
      `Model "${model}" is not supported in realtime mode. ` +
        'See https://platform.openai.com/docs/models for a list of supported models.',
    ),
  translationModel: (model: string) =>
    inBand(
      'invalid_model',
      `Model "${model}" is not supported in realtime mode. Translation sessions are not supported by this server.`,
    ),
  transcriptionModel: () =>
    inBand('invalid_model', 'You must not provide a model parameter for transcription sessions.'),
  secretOfRealtime: () =>
    inBand('invalid_parameter', 'The client secret was made for a realtime session, not for a transcription session.'),
  translation: () => inBand('unsupported_session_type', 'Translation sessions are not supported by this server.'),
  live: () => inBand('unsupported_session_type', 'Sessions of the Live API are not supported by this server.'),
  call: (callId: string) =>
    inBand(
      'call_not_found',
      `Call '${callId}' not found: WebRTC and SIP calls are not supported by this server, only WebSocket sessions.`,
    ),
}

/**
 * As the service shows keys that it does not know; never the whole of one.
 * @example shorten('sk-abcdefghijklmnop') // 'sk-abcde*******mnop'
 */
function shorten(key: string): string {
  if (key.length < 16) return key.slice(0, Math.floor(key.length / 4)).padEnd(key.length, '*')
  return `${key.slice(0, 8)}${'*'.repeat(Math.min(key.length - 12, 64))}${key.slice(-4)}`
}
