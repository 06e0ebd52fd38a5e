import { once } from 'node:events';
import { chownSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { measure, runCommand } from './application/command-line';
import { eventually } from './eventually';
import { expect, test } from './fixtures';
import { GOOD_LINE } from './recordings';
import { EVERY_MINUTE, tellingAll } from './settings';

const STRANGER = 12_345;
const LEFT_OPEN = `INSERT INTO runs (id, "trigger", outcome, provider, started_at)
  VALUES ('left', 'schedule', 'running', 'librespeed', 1000)`;

test('a command starts no test that is due, closes no run and delivers no message but its own', async ({
  folder,
  mailServer,
  start,
}) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({ mailServer, schedule: EVERY_MINUTE }));
  await mailServer.stop();
  const before = await start();
  // At the turn of a minute the schedule may have been first.
  const asked = await before.ask('runStart', null);
  if (asked.kind === 'not-recorded') throw new Error(asked.detail);
  const told = await before.runEnded(asked.runId);
  await eventually(async () => (await before.messages('mail'))[0]?.attempts.length).toBeGreaterThan(0);
  await before.quit();
  folder.changeRecords('UPDATE schedule_state SET next_due_at = ?', Date.now() - 3_600_000);
  folder.changeRecords("UPDATE outbox SET next_attempt_at = 0 WHERE channel = 'mail'");
  folder.changeRecords(LEFT_OPEN);
  await mailServer.start();
  const runsBefore = folder.query('SELECT id FROM runs').length;

  const run = await measure(folder);
  expect(run.outcome).toBe('completed');
  expect(folder.query('SELECT id FROM runs')).toHaveLength(runsBefore + 1);
  expect(folder.query("SELECT outcome FROM runs WHERE id = 'left'")).toEqual([{ outcome: 'running' }]);
  expect(mailServer.accepted.map(({ messageId }) => messageId)).toEqual([expect.stringContaining(run.id)]);

  await start();
  await eventually(() => mailServer.accepted.map(({ messageId }) => messageId)).toContainEqual(
    expect.stringContaining(told.id),
  );
  await eventually(() => folder.query("SELECT outcome FROM runs WHERE id = 'left'")).toEqual([
    { outcome: 'interrupted' },
  ]);
});

test('commands open no window of the application that runs in the tray', async ({ folder, start }) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({}));
  const linewatch = await start(['--hidden']);
  await measure(folder);
  expect((await runCommand(folder, ['--export', folder.fileFor('line.csv')])).code).toBe(0);
  expect((await runCommand(folder, ['--hidden'])).code).toBe(0);
  expect(linewatch.electron.windows()).toEqual([]);
  expect((await runCommand(folder, [])).code).toBe(0);
  await linewatch.window();
});

test('an application that hangs, or whose address is lost, is not asked for ever, and lives on', async ({
  newFolder,
  startProgram,
}) => {
  const tray = async () => {
    const folder = newFolder();
    folder.useRecording(GOOD_LINE);
    folder.writeSettings(tellingAll({}));
    const program = startProgram(['--hidden'], { on: folder });
    await eventually(() => folder.isServed).toBe(true);
    return { folder, program };
  };
  const [hanging, lost] = await Promise.all([tray(), tray()]);
  hanging.program.signal('SIGSTOP');
  rmSync(join(lost.folder.path, 'linewatch.address.json'));
  rmSync(join(lost.folder.path, 'command.sock'));
  const commands = [
    runCommand(hanging.folder, ['--measure', '--json']),
    runCommand(hanging.folder, ['--export', hanging.folder.fileFor('line.csv')]),
    runCommand(lost.folder, ['--measure']),
  ];
  for (const { code, stdout, stderr } of await Promise.all(commands)) {
    expect(stderr).toContain('Linewatch is running on this data folder but does not answer.');
    expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
  }
  hanging.program.signal('SIGCONT');
  expect(await measure(hanging.folder)).toMatchObject({ outcome: 'completed' });
  lost.program.signal('SIGTERM');
  expect((await lost.program.ended).code).toBe(0);
});

test('what a killed application leaves keeps no command from its errand', async ({
  folder,
  startProgram,
}) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({}));
  const tray = startProgram(['--hidden']);
  await eventually(() => folder.isServed).toBe(true);
  tray.kill();
  await tray.ended;
  expect(folder.isServed).toBe(true);
  expect(await measure(folder)).toMatchObject({ outcome: 'completed' });
});

test('a socket of somebody else is not asked', async ({ folder }) => {
  test.skip(process.getuid?.() !== 0, 'giving a file away needs root');
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({}));
  const path = join(folder.path, 'command.sock');
  const server = createServer((socket) => {
    socket.on('error', () => undefined).end('{"kind":"done","reply":null}\n');
  }).listen(path);
  await once(server, 'listening');
  chownSync(path, STRANGER, STRANGER);
  writeFileSync(join(folder.path, 'linewatch.address.json'), JSON.stringify({ path }));
  const { code, stderr } = await runCommand(folder, ['--measure']);
  server.close();
  expect(stderr).toContain('A process of another account answers for the data folder');
  expect(code).toBe(3);
});

test('a data folder with a long path is served, and nothing in the shared temporary folder has a known name', async ({
  newFolder,
  startProgram,
}) => {
  const folder = newFolder('a folder with a name that is longer than any socket may have '.repeat(3).trim());
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({}));
  const tray = startProgram(['--hidden'], { on: folder });
  await eventually(() => folder.isServed).toBe(true);
  const { path } = JSON.parse(folder.read('linewatch.address.json') ?? '') as { path: string };
  expect(path).not.toMatch(/^\/tmp\/[^/]*$/);
  expect(await measure(folder)).toMatchObject({ outcome: 'completed' });
  tray.signal('SIGTERM');
  expect((await tray.ended).code).toBe(0);
});

for (const [what, prepare, sentence] of [
  ['a file', (path: string) => writeFileSync(path, 'mine'), 'cannot be the data folder of Linewatch'],
  ['below a file', null, 'cannot be the data folder of Linewatch'],
] as const) {
  test(`a data folder that is ${what} is refused with a sentence`, async ({ folder, startProgram }) => {
    const file = join(folder.path, 'file');
    writeFileSync(file, 'mine');
    const path = prepare === null ? join(file, 'linewatch') : file;
    const { code, stdout, stderr } = await startProgram(['--measure', `--user-data-dir=${path}`], {
      namesNoFolder: true,
    }).ended;
    expect(stderr).toContain(sentence);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  });
}

test('an export from a folder without records makes none, and says so', async ({ folder }) => {
  mkdirSync(join(folder.path, 'some other folder'));
  const { code, stderr } = await runCommand(folder, ['--export', folder.fileFor('line.csv')]);
  expect(code).toBe(3);
  expect(stderr).toContain('linewatch.db cannot be opened: no such file or directory');
  expect(folder.read('linewatch.db')).toBeNull();
});

test.describe('a disk', () => {
  test.skip(process.getuid?.() !== 0, 'mounting a disk needs root');

  test('that is full, or read-only, is refused with a sentence', async ({ smallDisk }) => {
    const { folder } = smallDisk;
    folder.useRecording(GOOD_LINE);
    folder.writeSettings(tellingAll({}));
    smallDisk.fill();
    const full = await runCommand(folder, ['--measure', '--json']);
    expect(full.stderr).toContain('is full. Make room on it and start again.');
    expect(full).toMatchObject({ code: 3, stdout: '' });
    smallDisk.free();
    expect((await runCommand(folder, ['--measure', '--json'])).code).toBe(0);
    await smallDisk.makeReadOnly();
    const readOnly = await runCommand(folder, ['--measure', '--json']);
    expect(readOnly.stderr).toContain('is on a disk that can only be read.');
    expect(readOnly).toMatchObject({ code: 3, stdout: '' });
  });
});

test('memory of a rule that cannot be read costs nothing but itself', async ({
  folder,
  mailServer,
  startProgram,
}) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({ mailServer }));
  await measure(folder);
  folder.changeRecords("INSERT OR REPLACE INTO rule_memory VALUES ('every-result', '{oops')");
  expect(await measure(folder)).toMatchObject({ outcome: 'completed' });
  folder.changeRecords("UPDATE rule_memory SET memory = '{oops'");
  const tray = startProgram(['--hidden']);
  await eventually(() => folder.isServed).toBe(true);
  const run = await measure(folder);
  await eventually(() => mailServer.accepted.length).toBe(3);
  const [found] = folder.query<{ verdicts: string }>(
    `SELECT text AS verdicts FROM runs JOIN texts ON texts.id = json_extract(verdicts, '$[0]') WHERE runs.id = '${run.id}'`,
  );
  expect(JSON.parse(found?.verdicts ?? '')).toEqual(
    expect.arrayContaining([expect.objectContaining({ id: 'every-result', isMemoryLost: true })]),
  );
  expect(folder.read('linewatch.log')).toContain('The memory of the rule every-result is unreadable');
  tray.signal('SIGTERM');
  expect((await tray.ended).code).toBe(0);
});
