import { readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { eventually } from './eventually';
import { expect, test } from './fixtures';
import { GOOD_LINE } from './recordings';
import { tellingAll } from './settings';

/** Recognised wherever they are, and nobody’s real ones. */
const SECRETS = {
  'mail.password': 'Planted-Mail-7hq',
  'webhook.authorization': 'Bearer planted-webhook-2kx',
  'ntfy.token': 'tk_planted9zz',
  'telegram.botToken': '123456789:planted-telegram-bot-token-4wv',
} as const;
const HIDDEN = [
  ...Object.values(SECRETS).map((secret) => secret.replace('Bearer ', '')),
  'planted-header',
  'planted-proxy',
  'anna.planted',
];

/** The texts of the files in an archive. */
function textsIn(archive: Buffer): readonly string[] {
  const texts: string[] = [];
  for (let at = 0; archive.readUInt32LE(at) === 0x04034b50;) {
    const start = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
    const end = start + archive.readUInt32LE(at + 18);
    const content = archive.subarray(start, end);
    texts.push((archive.readUInt16LE(at + 8) === 8 ? inflateRawSync(content) : content).toString());
    at = end;
  }
  return texts;
}

/** A little longer than the half minute that counts as a standstill. */
const BUSY_MS = 33_000;

test('a window and its drawing that crash are started again and say so; the tests go on', async ({
  folder,
  start,
}) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({}));
  const linewatch = await start();
  await linewatch.window();
  await linewatch.electron.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const isLoaded = new Promise((resolve) => contents?.once('dom-ready', () => resolve(null)));
    contents?.forcefullyCrashRenderer();
    await isLoaded;
  });
  // The tests' own view of a page ends with its process.
  const inWindow = (script: string) =>
    linewatch.electron.evaluate(
      ({ BrowserWindow }, code) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code) as Promise<unknown>,
      script,
    );
  await eventually(() => inWindow('document.body.innerText')).toContain(
    'The window crashed and was loaded again.',
  );
  await inWindow('linewatch.runStart(null)');
  await eventually(() => inWindow('linewatch.stateRead().then((state) => state.lastRun?.outcome)')).toBe(
    'completed',
  );
  // Elsewhere a process cannot be made to crash by a signal.
  if (process.platform !== 'linux') return;
  const drawing = await linewatch.electron.evaluate(
    ({ app }) => app.getAppMetrics().find(({ type }) => type === 'GPU')?.pid,
  );
  process.kill(drawing ?? Number.NaN, 'SIGSEGV');
  await eventually(() => inWindow('document.body.innerText')).toContain(
    'The drawing of the window crashed and was started again.',
  );
});

test('a main process that stands still is noticed, recorded at once and told', async ({ folder, start }) => {
  test.slow();
  folder.writeSettings(tellingAll({}));
  const linewatch = await start();
  const page = await linewatch.window();
  await linewatch.state();
  const busy = linewatch.electron.evaluate((_electron, milliseconds) => {
    const end = performance.now() + milliseconds;
    while (performance.now() < end);
  }, BUSY_MS);
  await eventually(() => folder.read('standstill.json'), 2 * BUSY_MS).toContain('"doing":"request ');
  await busy;
  await expect(page.getByText('Linewatch stood still for a while.')).toBeVisible();
  await expect(page.getByText(/It did nothing for 3\d s/)).toBeVisible();
  await eventually(() => folder.read('standstill.json')).toBeNull();
});

test('a standstill that was ended by force is told by the next start, with the way to help', async ({
  folder,
  start,
}) => {
  folder.writeSettings(tellingAll({}));
  const startedAt = Date.now() - 600_000;
  const left = { startedAt, durationMs: 90_000, doing: 'tray open' };
  writeFileSync(join(folder.path, 'standstill.json'), JSON.stringify(left));
  const page = await (await start()).window();
  await expect(page.getByText('Linewatch stood still until it was ended.')).toBeVisible();
  await expect(page.getByText(/at least 1 min 30 s.*tray open/)).toBeVisible();
  await eventually(() => folder.read('standstill.json')).toBeNull();
  await page.getByRole('button', { name: 'Where to get help' }).click();
  await expect(page.getByRole('heading', { name: 'About Linewatch' })).toBeVisible();
  await page.getByRole('button', { name: 'What is new' }).click();
  await expect(page.getByRole('heading', { name: 'Unreleased' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'What is sent where' }).click();
  await expect(page.getByRole('cell', { name: 'librespeed.org' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Licences' }).click();
  await expect(page.getByText('Permission is hereby granted', { exact: false }).first()).toBeVisible();
});

test('what is handed on for help is shown first, and holds no secret', async ({
  folder,
  newFolder,
  webServer,
  start,
}) => {
  folder.useRecording(GOOD_LINE);
  const { url } = webServer;
  webServer.answer = { status: 500, body: `no such token: ${SECRETS['webhook.authorization']}` };
  const settings = tellingAll({});
  folder.writeSettings({
    ...settings,
    measuring: {
      ...settings.measuring,
      connection: { proxy: 'manual', proxyUrl: 'http://me:planted-proxy@127.0.0.1:9' },
    },
    channels: {
      ...settings.channels,
      mail: {
        host: '127.0.0.1',
        port: 9,
        user: 'anna.planted@example.org',
        to: ['anna.planted@example.org'],
      },
      webhook: { isEnabled: true, url, headers: ['X-Key: planted-header'] },
    },
  });
  folder.writeSecrets(SECRETS);
  const linewatch = await start();
  await linewatch.measure();
  await eventually(async () => (await linewatch.messages('webhook')).length).toBeGreaterThan(0);
  const page = await linewatch.window();
  const file = join(newFolder().path, 'support.zip');
  await linewatch.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);

  await page.evaluate(() => (location.hash = '#settings/about'));
  await page.reload();
  await page.getByRole('button', { name: 'Copy diagnostics' }).click();
  await expect(page.getByText('Copied: versions, state and counts')).toBeVisible();
  const copied = await linewatch.electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toMatch(/^Linewatch\n {2}version: /);

  await page.getByRole('button', { name: 'Support file…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Support file' });
  await dialog.getByRole('button', { name: 'settings.json' }).press('Enter');
  const shown = (await dialog.locator('pre').textContent()) ?? '';
  expect(shown).toContain('[left out, ');
  await dialog.getByRole('button', { name: 'Save…' }).click();
  await expect(dialog.getByText(`Saved: ${file}`)).toBeVisible();
  const texts = textsIn(readFileSync(file));
  expect(texts).toContain(shown);
  expect(texts).toContainEqual(expect.stringContaining('CREATE TABLE'));
  for (const text of [...texts, copied]) {
    for (const secret of [...HIDDEN, homedir()]) expect(text).not.toContain(secret);
  }
});
