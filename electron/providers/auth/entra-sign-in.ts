/** A person signs in: in the browser, whose answer comes back to a loopback address, or with a code on any device. */
import { request } from 'node:http'
import type { AuthenticationResult, PublicClientApplication } from '@azure/msal-node'
import { AppError } from '../../../shared/errors'

export interface DeviceCode {
  code: string
  url: string
}

export interface SignInOptions {
  scopes: string[]
  signal: AbortSignal
}

const page = (...sentences: string[]): string =>
  `<!doctype html><meta charset="utf-8"><title>Parley</title>
<style>body{font:1.1rem system-ui;max-width:32rem;margin:20vh auto;padding:0 1rem}:root{color-scheme:light dark}</style>
${sentences.map((sentence) => `<p>${sentence}</p>`).join('\n')}`

const done = page(
  'You are signed in. Close this page and return to Parley.',
  '<span lang="zh-CN">登录成功。请关闭此页面，回到 Parley。</span>',
  '<span lang="zh-TW">登入成功。請關閉此頁面，回到 Parley。</span>',
)
const failed = page(
  'You are not signed in. Parley says why.',
  '<span lang="zh-CN">登录未成功。原因请见 Parley。</span>',
  '<span lang="zh-TW">登入未成功。原因請見 Parley。</span>',
)

/** @param openExternal opens an address in the person's browser */
export async function signInByBrowser(
  client: PublicClientApplication,
  { scopes, signal, openExternal }: SignInOptions & { openExternal(url: string): Promise<void> },
): Promise<AuthenticationResult> {
  const signedIn = client.acquireTokenInteractive({
    scopes,
    // Who signs in again may want to be someone else.
    prompt: 'select_account',
    successTemplate: done,
    errorTemplate: failed,
    async openBrowser(url) {
      signal.throwIfAborted()
      signal.addEventListener('abort', () => answerForBrowser(url))
      await openExternal(url)
    },
  })
  return unlessAborted(signedIn, signal)
}

/** @param tell is given what the person must type, and where */
export async function signInByCode(
  client: PublicClientApplication,
  { scopes, signal, tell }: SignInOptions & { tell(deviceCode: DeviceCode): void },
): Promise<AuthenticationResult | null> {
  // Its next question finds the network closed when the person has given up.
  const signedIn = client.acquireTokenByDeviceCode({
    scopes,
    deviceCodeCallback({ userCode, verificationUri }) {
      // A refusal has no code, and MSAL would go on without one.
      if (!userCode) throw new AppError('entra.refused')
      if (!signal.aborted) tell({ code: userCode, url: verificationUri })
    },
  })
  return unlessAborted(signedIn, signal)
}

function unlessAborted<T>(result: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(new AppError('entra.cancelled'))
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort)
    result.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

/** MSAL listens until something is answered: this closes its loopback server when the person gives up. */
function answerForBrowser(authorizationUrl: string): void {
  const { searchParams } = new URL(authorizationUrl)
  const { port } = new URL(searchParams.get('redirect_uri') ?? '')
  const body = new URLSearchParams({ error: 'access_denied', state: searchParams.get('state') ?? '' }).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  request({ host: '127.0.0.1', port, method: 'POST', headers }, (answer) => answer.resume())
    .on('error', () => undefined)
    .end(body)
}
