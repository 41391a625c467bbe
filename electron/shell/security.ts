/** What pages may do: their own files over app://, a strict content policy, the microphone for the audio page, no more. */
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { app, protocol, session, type WebContents } from 'electron'

export const origin = 'app://parley'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
}

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** @param root folder of the built pages */
export function servePages(root: string): void {
  protocol.handle('app', async (request) => {
    const url = new URL(request.url)
    const file = normalize(join(root, decodeURIComponent(url.pathname)))
    const type = types[extname(file)]
    if (url.host !== 'parley' || !file.startsWith(root + sep) || type === undefined)
      return new Response('', { status: 404 })
    try {
      return new Response(await readFile(file), {
        headers: { 'content-type': type, 'content-security-policy': policy, 'x-content-type-options': 'nosniff' },
      })
    } catch {
      return new Response('', { status: 404 })
    }
  })
}

/** @param isAudioPage the one page that may use the microphone */
export function restrictPages(isAudioPage: (page: WebContents | null) => boolean): void {
  const allowed = (page: WebContents | null, permission: string): boolean =>
    permission === 'media' && isAudioPage(page) && (page?.getURL().startsWith(`${origin}/`) ?? false)
  session.defaultSession.setPermissionRequestHandler((page, permission, answer, details) => {
    const video = 'mediaTypes' in details && (details.mediaTypes?.includes('video') ?? false)
    answer(allowed(page, permission) && !video)
  })
  session.defaultSession.setPermissionCheckHandler((page, permission) => allowed(page, permission))
  app.on('web-contents-created', (_event, page) => {
    page.on('will-navigate', (event) => event.preventDefault())
    page.on('will-attach-webview', (event) => event.preventDefault())
    page.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}
