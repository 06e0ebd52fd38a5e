import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { app, protocol, session, type WebContents } from 'electron';
import { PageFiles } from './page-files';

export const WINDOW_ORIGIN = 'app://linewatch';
const PREVIEW_HOST = 'preview';

/** A message or a mail shown in a frame: its own styles, no script, nothing loaded from anywhere. */
const PREVIEW_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

/** The types of the files that a window consists of. */
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** A report that is printed: its own script and styles alone, and no way out. */
const REPORT_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'";

/** Must be called before Electron is ready. */
export function registerWindowScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/**
 * Serves the window from its own scheme under a strict policy, and denies what a window could ask beyond it:
 * permissions, navigation, new windows, web views.
 *
 * @param folder the built window
 * @param preview the HTML of a message by its id, for `app://preview/<id>`; null when there is none
 * @param report the JSON of a report by its id, for `report.html?id=<id>`; null when there is none
 * @returns resolves when everything that the page itself names was served for the first time
 */
export function secureWindows(
  folder: string,
  preview: (id: string) => string | null,
  report: (id: string) => string | null,
): Promise<void> {
  const files = new PageFiles();
  protocol.handle('app', (request) => {
    const url = new URL(request.url);
    if (url.host === PREVIEW_HOST) return previewResponse(preview(decodeURIComponent(url.pathname.slice(1))));
    if (url.origin !== WINDOW_ORIGIN && url.host !== 'linewatch') return notFound();
    if (url.pathname === '/report.html')
      return reportResponse(folder, report(url.searchParams.get('id') ?? ''));
    return url.pathname === '/' ? indexResponse(folder, files) : fileResponse(folder, url.pathname, files);
  });
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
  app.on('web-contents-created', (_event, contents) => lockDown(contents));
  return files.served;
}

function lockDown(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

async function indexResponse(folder: string, files: PageFiles): Promise<Response> {
  const nonce = randomBytes(16).toString('base64');
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  files.named(html);
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

/** The page of a report with its data, which is text and never code. */
async function reportResponse(folder: string, json: string | null): Promise<Response> {
  if (json === null) return notFound();
  const html = await readFile(join(folder, 'report.html'), 'utf8');
  const data = json.replaceAll('<', String.raw`\u003c`);
  return new Response(
    html.replace('"__REPORT__"', () => data),
    {
      headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': REPORT_POLICY },
    },
  );
}

async function fileResponse(folder: string, pathname: string, files: PageFiles): Promise<Response> {
  const path = normalize(join(folder, decodeURIComponent(pathname)));
  const type = TYPES[extname(path)];
  if (!path.startsWith(folder + sep) || type === undefined) return notFound();
  const body = await readFile(path).catch(() => null);
  files.answered(pathname);
  return body === null ? notFound() : new Response(body, { headers: { 'content-type': type } });
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
