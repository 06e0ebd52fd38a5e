import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { url as debuggerUrl } from 'node:inspector';
import { extname, join, normalize, sep } from 'node:path';
import { app, protocol, session, type WebContents } from 'electron';
import { PageFiles } from './page-files';

export const WINDOW_ORIGIN = 'app://linewatch';
const PREVIEW_HOST = 'preview';

/** For whatever needs no policy of its own: nothing is loaded, framed, or sent. */
const STRICTEST_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** A message or a mail shown in a frame: its own styles, no script, nothing loaded from anywhere. */
const PREVIEW_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; sandbox";

const HTML = 'text/html; charset=utf-8';

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

/** Windows have nothing to say to a network: what nothing else keeps from it ends here. */
const DEAD_END = {
  mode: 'fixed_servers',
  proxyRules: 'socks5://127.0.0.1:1',
  proxyBypassRules: '<-loopback>',
} as const;

/**
 * Lets nobody drive the windows of a release from outside: who may debug the main process may debug them too, and in a
 * release a fuse forbids it. Must be called before Electron is ready.
 */
export function keepDebuggersOut(): void {
  if (!app.isPackaged || debuggerUrl() !== undefined) return;
  for (const name of ['remote-debugging-port', 'remote-debugging-pipe']) app.commandLine.removeSwitch(name);
}

/**
 * Keeps Chromium from fetching a dictionary from Google for every session that it makes. Only a session without languages
 * fetches none: one whose spelling is off, and windows that check none, fetch it nevertheless. macOS has its own and
 * fetches nothing. Must be called before Electron is ready, so that no session is made earlier.
 */
export function fetchNoDictionaries(): void {
  if (process.platform === 'darwin') return;
  app.on('session-created', (made) => made.setSpellCheckerLanguages([]));
}

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
    if (url.host === PREVIEW_HOST) return previewResponse(preview(decodePath(url).slice(1)));
    if (url.origin !== WINDOW_ORIGIN && url.host !== 'linewatch') return notFound();
    if (url.pathname === '/report.html')
      return reportResponse(folder, report(url.searchParams.get('id') ?? ''));
    return url.pathname === '/' ? indexResponse(folder, files) : fileResponse(folder, url, files);
  });
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
  void session.defaultSession.setProxy(DEAD_END);
  app.on('web-contents-created', (_event, contents) => lockDown(contents));
  return files.served;
}

function lockDown(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // No policy for contents holds a peer connection: over UDP it may not, over TCP there is only the dead end.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
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
  return answerWith(html.replace('__CSP_NONCE__', nonce), HTML, policy);
}

/** The page of a report with its data, which is text and never code. */
async function reportResponse(folder: string, json: string | null): Promise<Response> {
  if (json === null) return notFound();
  const html = await readFile(join(folder, 'report.html'), 'utf8');
  const data = json.replaceAll('<', String.raw`\u003c`);
  return answerWith(
    html.replace('"__REPORT__"', () => data),
    HTML,
    REPORT_POLICY,
  );
}

async function fileResponse(folder: string, url: URL, files: PageFiles): Promise<Response> {
  const path = normalize(join(folder, decodePath(url)));
  const type = TYPES[extname(path)];
  if (!path.startsWith(folder + sep) || type === undefined) return notFound();
  const body = await readFile(path).catch(() => null);
  files.answered(url.pathname);
  return body === null ? notFound() : answerWith(body, type);
}

/** The path in plain letters; as it is where it stands for none. */
function decodePath({ pathname }: URL): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

function previewResponse(html: string | null): Response {
  return html === null ? notFound() : answerWith(html, HTML, PREVIEW_POLICY);
}

function notFound(): Response {
  return answerWith('', 'text/plain', STRICTEST_POLICY, 404);
}

/** Whatever is served has a policy, and is taken for nothing but what it is. */
function answerWith(body: BodyInit, contentType: string, policy = STRICTEST_POLICY, status = 200): Response {
  return new Response(body, {
    status,
    headers: {
      'content-type': contentType,
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
    },
  });
}
