import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../shared/errors'
import { faultOf, faultOfAnswer, faultOfResponse, partError } from './part-faults'

const error = (message: string, rest: Record<string, unknown> = {}) => ({ error: { message, ...rest } })

describe('what servers say', () => {
  test.each([
    ['OpenAI, key', 401, error('Incorrect API key provided: abc***xyz.', { code: 'invalid_api_key' }), 'part.refused'],
    ['OpenAI, region', 403, error('Country not supported'), 'part.refused'],
    ['OpenAI, quota', 429, error('You exceeded your current quota', { code: 'insufficient_quota' }), 'part.refused'],
    ['OpenAI, rate', 429, error('Rate limit reached', { code: 'rate_limit_exceeded' }), 'part.busy'],
    [
      'OpenAI, model',
      404,
      error('The model `x` does not exist or you do not have access to it.', { code: 'model_not_found' }),
      'part.model-missing',
    ],
    [
      'OpenAI, no access to it',
      403,
      error('Project does not have access to model', { code: 'model_not_found' }),
      'part.model-missing',
    ],
    [
      'OpenAI, context',
      400,
      error("This model's maximum context length is 4097 tokens", { code: 'context_length_exceeded' }),
      'part.too-long',
    ],
    ['OpenAI, file', 413, error('Maximum content size limit (26214400) exceeded'), 'part.too-long'],
    ['OpenAI, down', 500, error('The server had an error'), 'part.failed'],
    ['Ollama, model', 404, error('model "llama9" not found, try pulling it first'), 'part.model-missing'],
    ['Ollama, older', 404, { error: "model 'llama9' not found" }, 'part.model-missing'],
    [
      'Ollama, memory',
      500,
      error('model requires more system memory (5.5 GiB) than is available (3.9 GiB)'),
      'part.out-of-memory',
    ],
    ['Ollama, killed', 500, { error: 'llama runner process has terminated: signal: killed' }, 'part.out-of-memory'],
    ['Ollama, busy', 503, { error: 'server busy, please try again.  maximum pending requests exceeded' }, 'part.busy'],
    ['Ollama, context', 400, error('the input length exceeds the context length'), 'part.too-long'],
    ['llama.cpp, loading', 503, error('Loading model', { code: 503, type: 'unavailable_error' }), 'part.busy'],
    [
      'llama.cpp, context',
      400,
      error('the request exceeds the available context size, try increasing it', { type: 'exceed_context_size_error' }),
      'part.too-long',
    ],
    ['llama.cpp, key', 401, error('Invalid API Key', { code: 401, type: 'authentication_error' }), 'part.refused'],
    [
      'vLLM, model',
      404,
      { object: 'error', message: 'The model `x` does not exist.', type: 'NotFoundError', code: 404 },
      'part.model-missing',
    ],
    [
      'vLLM, context',
      400,
      error("This model's maximum context length is 4096 tokens. However, you requested 5000"),
      'part.too-long',
    ],
    ['vLLM, memory', 500, error('CUDA out of memory. Tried to allocate 2.00 GiB'), 'part.out-of-memory'],
    ['vLLM, key', 401, { error: 'Unauthorized' }, 'part.refused'],
    [
      'LM Studio, none',
      404,
      error('No models loaded. Please load a model in the developer page', { code: 'model_not_found' }),
      'part.model-missing',
    ],
    [
      'LM Studio, memory',
      400,
      { error: 'Model loading was stopped due to insufficient system resources.' },
      'part.out-of-memory',
    ],
    [
      'LM Studio, context',
      400,
      { error: 'Trying to keep the first 5000 tokens when context the overflows.' },
      'part.too-long',
    ],
    ['LocalAI, model', 500, error('could not load model: rpc error: code = Unknown'), 'part.model-missing'],
    [
      'speaches, model',
      404,
      { detail: "Model 'x/y' is not installed locally. You can download the model using `POST /v1/models`" },
      'part.model-missing',
    ],
    [
      'speaches, input',
      422,
      { detail: [{ loc: ['body', 'speed'], msg: 'Input should be less than 4', input: 9 }] },
      'part.failed',
    ],
    ['speaches, key', 403, { detail: 'Invalid API key' }, 'part.refused'],
    ['a wrong address', 404, { detail: 'Not Found' }, 'part.failed'],
    ['a web page', 404, '<html>model not found</html>', 'part.failed'],
    ['a gateway', 502, '<html>Bad Gateway</html>', 'part.unreachable'],
    ['a slow gateway', 504, '', 'part.too-slow'],
    ['a proxy', 407, '', 'part.refused'],
    ['in a stream', null, error('model runner has unexpectedly stopped: out of memory'), 'part.out-of-memory'],
  ])('%s', async (_, status, body, code) => {
    expect(faultOfAnswer({ status, body })).toMatchObject({ code })
    if (status === null) return
    // The same as a response, and as the `openai` package throws it.
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    expect((await faultOfResponse(new Response(text, { status }))).code).toBe(code)
    const inner = typeof body === 'object' && 'error' in body ? body.error : body
    expect(faultOf(Object.assign(new Error(`${status} …`), { status, error: inner })).code).toBe(code)
  })
})

describe('what goes wrong on the way', () => {
  const caused = (cause: unknown) => new TypeError('fetch failed', { cause })
  const named = (name: string) => Object.assign(new Error('x'), { name })
  const coded = (code: string) => Object.assign(new Error('x'), { code })
  test.each([
    [caused(coded('ECONNREFUSED')), { code: 'part.unreachable', detail: 'ECONNREFUSED' }],
    [caused(new AggregateError([coded('ECONNREFUSED')])), { code: 'part.unreachable', detail: 'ECONNREFUSED' }],
    [caused(coded('ENOTFOUND')), { code: 'part.unreachable', detail: 'ENOTFOUND' }],
    [caused(coded('UND_ERR_CONNECT_TIMEOUT')), { code: 'part.unreachable', detail: 'UND_ERR_CONNECT_TIMEOUT' }],
    [caused(coded('DEPTH_ZERO_SELF_SIGNED_CERT')), { code: 'part.unreachable', detail: 'DEPTH_ZERO_SELF_SIGNED_CERT' }],
    [caused(coded('UND_ERR_HEADERS_TIMEOUT')), { code: 'part.too-slow', detail: 'UND_ERR_HEADERS_TIMEOUT' }],
    [
      new Error('Connection error.', { cause: caused(coded('ECONNRESET')) }),
      { code: 'part.unreachable', detail: 'ECONNRESET' },
    ],
    [
      new TypeError('terminated', { cause: coded('UND_ERR_SOCKET') }),
      { code: 'part.broken', detail: 'UND_ERR_SOCKET' },
    ],
    [coded('HPE_INVALID_CONSTANT'), { code: 'part.broken', detail: 'HPE_INVALID_CONSTANT' }],
    [new SyntaxError('Unexpected token in JSON: what was said'), { code: 'part.broken', detail: '' }],
    [named('TimeoutError'), { code: 'part.too-slow', detail: '' }],
    [named('AbortError'), { code: 'part.too-slow', detail: '' }],
    [new Error('Request timed out.'), { code: 'part.too-slow', detail: '' }],
    [new TypeError('URL includes credentials: http://me:secret@host'), { code: 'part.failed', detail: '' }],
    [coded('ECONNREFUSED'), { code: 'part.unreachable', detail: 'ECONNREFUSED' }],
    [Object.assign(new Error('aborted'), { code: 'ECONNRESET' }), { code: 'part.broken', detail: 'ECONNRESET' }],
    [new AppError('network.proxy-auth', 'p:1'), { code: 'part.proxy-auth', detail: 'p:1' }],
    [new AppError('network.proxy-unsupported', 'p:1, NTLM'), { code: 'part.proxy', detail: 'p:1, NTLM' }],
    [new AppError('network.certificate', 'a:443, X'), { code: 'part.certificate', detail: 'a:443, X' }],
    [new AppError('ipc.failed', 'x'), { code: 'part.failed', detail: 'x' }],
    [new Error('Connection error.', { cause: partError('part.proxy', 'p:1') }), { code: 'part.proxy', detail: 'p:1' }],
    [partError('part.busy', 'known'), { code: 'part.busy', detail: 'known' }],
    ['no error', { code: 'part.failed', detail: '' }],
  ])('%s', (failure, fault) => {
    expect(faultOf(failure)).toEqual(fault)
  })

  test('a real refusal by the system', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) => server.close(resolve))
    const failure: unknown = await fetch(`http://127.0.0.1:${port}/`).catch((thrown: unknown) => thrown)
    expect(faultOf(failure)).toEqual({ code: 'part.unreachable', detail: 'ECONNREFUSED' })
  })
})

describe('the detail', () => {
  const detail = (message: string, hidden: string[] = []) =>
    faultOfAnswer({ status: 400, body: error(message) }, hidden).detail
  test.each([
    ['says what the server said', 'Bad voice', [], 'HTTP 400: Bad voice'],
    ['is one line', 'Bad\n\u0007 voice', [], 'HTTP 400: Bad voice'],
    ['hides masked keys', 'Wrong key abc***xyz here', [], 'HTTP 400: Wrong key … here'],
    ['hides keys of OpenAI', 'Wrong key sk-proj-123 here', [], 'HTTP 400: Wrong key … here'],
    ['hides addresses', 'See https://me:secret@host/x for more', [], 'HTTP 400: See … for more'],
    ['is withheld when it repeats the key', 'Wrong key: my+key', ['my+key'], 'HTTP 400'],
    [
      'is withheld when it repeats what was said',
      'Cannot say “Call DOCTOR Miller now!”',
      ['call doctor miller, please'],
      'HTTP 400',
    ],
    ['may share a word with it', 'The doctor is out', ['Call doctor Miller please'], 'HTTP 400: The doctor is out'],
  ])('%s', (_, message, hidden, wanted) => {
    expect(detail(message, hidden)).toBe(wanted)
  })

  test('is short', () => expect(detail('long '.repeat(100)).length).toBeLessThan(180))
})
