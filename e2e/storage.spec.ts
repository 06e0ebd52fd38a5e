import { chmodSync, copyFileSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './application/command-line';
import { keepPicture, openPage } from './application/pages';
import { eventually } from './eventually';
import { expect, test } from './fixtures';
import { GOOD_LINE } from './recordings';
import { tellingAll, QUIET_DEFAULTS } from './settings';

/** What keeps the application from speaking to other computers between tests. */
const QUIET = { watching: { isEnabled: false } };

const COMMA_TOO_MANY = '{\n  "version": 2,\n  "language": "en",\n}\n';

test('wrong values in the settings are named until a person has read of them, and told by mail', async ({
  folder,
  mailServer,
  start,
}) => {
  const good = tellingAll({ mailServer });
  const wrong = { id: 'mine', condition: { kind: 'moon-phase' } };
  const rules = [...(good.rules ?? []), wrong];
  const written = JSON.stringify({ version: 2, ...good, ...QUIET, theme: 'pink', rules, chanels: {} });
  writeFileSync(join(folder.path, 'settings.json'), written);
  const linewatch = await start();
  const page = await linewatch.window();
  const notices = page.getByRole('region', { name: 'Notices' });
  await expect(notices).toContainText('Some values of your settings file are not used.');
  await expect(notices).toContainText('theme is "pink", which is not valid. "system" is used instead.');
  await expect(notices).toContainText('rules.1 is ignored');
  await expect(notices).toContainText('chanels is not a name that Linewatch knows.');
  await keepPicture(page, 'en-settings-partly-read');
  expect(folder.read('settings.json')).toBe(written);
  await eventually(() => mailServer.mails.map(({ subject }) => subject), 40_000).toEqual([
    'Some values of your settings file are not used.',
  ]);

  await linewatch.kill();
  const again = await start();
  const window = await again.window();
  await window.getByRole('button', { name: 'Understood' }).click();
  await expect(window.getByText('Some values of your settings file')).toHaveCount(0);
  await again.kill();
  const third = await start();
  expect((await third.state()).notices).toEqual([]);
  expect(mailServer.mails).toHaveLength(1);
});

test('a settings file that is no JSON stays as it is, and is named with line and column', async ({
  folder,
  start,
}) => {
  writeFileSync(join(folder.path, 'settings.json'), COMMA_TOO_MANY);
  writeFileSync(
    join(folder.path, 'settings.bak.json'),
    JSON.stringify({ version: 2, ...QUIET, theme: 'dark' }),
  );
  const linewatch = await start();
  const page = await linewatch.window();
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('Line 4, column 1');
  expect(await linewatch.ask('settingsRead')).toMatchObject({ theme: 'dark' });
  expect(folder.read('settings.json')).toBe(COMMA_TOO_MANY);

  // A person saves settings: from then on they count, and the old file is kept.
  await linewatch.ask('settingsSave', { ...QUIET_DEFAULTS, theme: 'light' });
  expect(JSON.parse(folder.read('settings.json') ?? '')).toMatchObject({ theme: 'light' });
  const kept = readdirSync(folder.path).filter((name) => name.startsWith('settings.json.kept-'));
  expect(kept.map((name) => folder.read(name))).toEqual([COMMA_TOO_MANY]);
});

test('the command line measures with no settings that nobody chose', async ({ folder, speedServer }) => {
  writeFileSync(join(folder.path, 'settings.json'), COMMA_TOO_MANY);
  const refused = await runCommand(folder, ['--measure', '--json']);
  expect(refused).toMatchObject({ code: 3, stdout: '' });
  expect(refused.stderr).toContain('Line 4, column 1: There is a comma before a closing bracket.');
  expect(folder.read('settings.json')).toBe(COMMA_TOO_MANY);

  const good = JSON.stringify({ version: 2, ...tellingAll({ speedServer }) });
  writeFileSync(join(folder.path, 'settings.bak.json'), good);
  const measured = await runCommand(folder, ['--measure', '--json']);
  expect(measured.code).toBe(0);
  expect(JSON.parse(measured.stdout)).toMatchObject({ server: { name: 'Loopback' } });
  expect(measured.stderr).toContain('The last settings that could be read are used.');
});

test('a data folder that cannot be used ends a command with a sentence', async ({ folder }) => {
  folder.writeSettings({ version: 99 } as never);
  const newer = await runCommand(folder, ['--measure']);
  expect(newer).toMatchObject({ code: 3, stdout: '' });
  expect(newer.stderr).toContain('was written by a newer version of Linewatch (99)');

  const file = join(folder.path, 'a-file');
  writeFileSync(file, 'mine');
  const below = await runCommand(folder, ['--measure', `--user-data-dir=${file}`]);
  expect(below).toMatchObject({ code: 3, stdout: '' });
  expect(below.stderr).toContain('it is a file or lies below one');
});

test('the window saves what the schema knows, and floods nothing', async ({ folder, start }) => {
  folder.writeSettings(tellingAll({}));
  const linewatch = await start();
  const page = await linewatch.window();
  const saved = await page.evaluate(
    (settings) => window.linewatch.settingsSave({ ...settings, junk: 'x'.repeat(100_000) } as never),
    QUIET_DEFAULTS,
  );
  expect(saved).toMatchObject({ kind: 'saved' });
  expect(folder.read('settings.json')).not.toContain('junk');
  const half = await page.evaluate(() =>
    window.linewatch.settingsSave({ language: 'en', watching: { isEnabled: false } } as never),
  );
  expect(half).toMatchObject({ kind: 'saved', settings: { schedules: [{ kind: 'hourly' }] } });
  const flood = await page.evaluate(() =>
    window.linewatch
      .historyRead({
        range: { from: 0, to: 1 },
        outcomes: new Array(5_000_000).fill('completed') as never,
        limit: 1,
        offset: 0,
      })
      .then(
        () => 'answered',
        (error: unknown) => String(error),
      ),
  );
  expect(flood).toContain('the request is too large');
  // It never left the window's process.
  expect(flood).not.toContain('remote method');
  expect(await linewatch.state()).toMatchObject({ tray: 'idle' });
});

test('records that were deleted are no silent fresh start', async ({ folder, mailServer, start }) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({ mailServer }));
  const linewatch = await start();
  await linewatch.measure();
  await eventually(() => mailServer.accepted.length).toBe(1);
  await linewatch.kill();
  for (const part of ['', '-wal', '-shm']) rmSync(join(folder.path, `linewatch.db${part}`), { force: true });

  const again = await start();
  const page = await again.window();
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText(
    'Your history was lost. A new one was started.',
  );
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText(
    'At least one was recorded before.',
  );
  await eventually(() => mailServer.accepted.at(-1)?.subject, 40_000).toBe(
    'Your history was lost. A new one was started.',
  );
  expect(folder.read('linewatch.log')).toContain('database-lost');
});

test('a damaged database gives back every result', async ({ folder, start }) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({}));
  const linewatch = await start();
  const ids = [(await linewatch.measure()).id, (await linewatch.measure()).id];
  await linewatch.kill();
  const database = join(folder.path, 'linewatch.db');
  // Its changes are beside it: the file itself is as good as empty.
  copyFileSync(database, `${database}.as-it-was`);
  writeFileSync(database, '');

  const again = await start();
  expect((await again.history()).map(({ run }) => run.id).sort()).toEqual(ids.sort());
  expect((await again.state()).notices.map(({ kind }) => kind)).toEqual(['database-lost']);
});

test('a data folder that is deleted while the application runs loses no result', async ({
  folder,
  start,
}) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({}));
  const recording = folder.env['LINEWATCH_RECORDED_MEASUREMENT'] ?? '';
  const elsewhere = `${folder.path}-recording.json`;
  copyFileSync(recording, elsewhere);
  const linewatch = await start();
  const first = await linewatch.measure();
  for (const name of readdirSync(folder.path).filter((one) => /^(?:linewatch|settings|records)/.test(one))) {
    rmSync(join(folder.path, name), { recursive: true, force: true });
  }
  await eventually(() => existsSync(join(folder.path, 'linewatch.db')), 20_000).toBe(true);
  const second = await linewatch.measure();
  const page = await linewatch.window();
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText(
    'The data folder was deleted while Linewatch ran.',
  );
  await linewatch.kill();
  rmSync(elsewhere);

  const again = await start();
  expect((await again.history()).map(({ run }) => run.id).sort()).toEqual([first.id, second.id].sort());
});

test('the data folder is closed to other accounts, also one that was open', async ({ folder, start }) => {
  // A value that does not count is noted in the log, which is there only then.
  folder.writeSettings({ ...tellingAll({}), theme: 'pink' as never });
  chmodSync(folder.path, 0o755);
  chmodSync(join(folder.path, 'settings.json'), 0o644);
  const linewatch = await start();
  const page = await linewatch.window();
  await openPage(page, 'Settings');
  await linewatch.ask('settingsSave', QUIET_DEFAULTS);
  await linewatch.ask('secretSave', 'mail.password', 'correct horse', 'file');
  const mode = (name: string) => (statSync(join(folder.path, name)).mode & 0o777).toString(8);
  const own = readdirSync(folder.path).filter((name) => /^(?:linewatch|settings|secrets|records)/.test(name));
  const files = own.filter((name) => statSync(join(folder.path, name)).isFile());
  expect(files).toEqual(
    expect.arrayContaining(['linewatch.db', 'linewatch.db-wal', 'linewatch.log', 'settings.bak.json']),
  );
  expect(mode('')).toBe('700');
  expect(files.filter((name) => mode(name) !== '600')).toEqual([]);
});
