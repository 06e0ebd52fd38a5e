import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, normalize, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, net, protocol, session, type WebContents } from 'electron';

export const WINDOW_ORIGIN = 'app://linewatch';
const PREVIEW_HOST = 'preview';

/** A message or a mail shown in a frame: its own styles, no script, nothing loaded from anywhere. */
const PREVIEW_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

/** Must be called before Electron is ready. */
export function registerWindowScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
}

/**
 * Serves the window from its own scheme under a strict policy, and denies what a window could ask beyond it:
 * permissions, navigation, new windows, web views.
 *
 * @param folder the built window
 * @param preview the HTML of a message by its id, for `app://preview/<id>`; null when there is none
 */
export function secureWindows(folder: string, preview: (id: string) => string | null): void {
  protocol.handle('app', (request) => {
    const url = new URL(request.url);
    if (url.host === PREVIEW_HOST) return previewResponse(preview(decodeURIComponent(url.pathname.slice(1))));
    if (url.origin !== WINDOW_ORIGIN && url.host !== 'linewatch') return notFound();
    return url.pathname === '/' ? indexResponse(folder) : fileResponse(folder, url.pathname);
  });
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
  app.on('web-contents-created', (_event, contents) => lockDown(contents));
}

function lockDown(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

async function indexResponse(folder: string): Promise<Response> {
  const nonce = randomBytes(16).toString('base64');
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data:",
    `frame-src app://${PREVIEW_HOST}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return new Response(html.replace('__CSP_NONCE__', nonce), {
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
  });
}

async function fileResponse(folder: string, pathname: string): Promise<Response> {
  const path = normalize(join(folder, decodeURIComponent(pathname)));
  if (!path.startsWith(folder + sep)) return notFound();
  const response = await net.fetch(pathToFileURL(path).toString()).catch(() => null);
  return response ?? notFound();
}

function previewResponse(html: string | null): Response {
  if (html === null) return notFound();
  return new Response(html, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PREVIEW_POLICY },
  });
}

function notFound(): Response {
  return new Response('', { status: 404 });
}
