import { execFileSync } from 'node:child_process';
import { constants } from 'node:os';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PrintedRun } from './application/command-line';
import { environment } from './application/executable';
import { getEngine, isAlive, getMembers } from './application/processes';
import { Program } from './application/program';
import { DesktopServer } from './desktop/servers';
import { eventually } from './eventually';
import { expect, HARDLY_ANYTHING, test, type Fixtures } from './fixtures';
import { GOOD_LINE } from './recordings';
import { tellingAll, tellingAsInstalled } from './settings';

test.use(HARDLY_ANYTHING);

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const ENDED = [{ outcome: 'cancelled', reason: 'application-ended' }];
const RUNS = 'SELECT outcome, reason FROM runs ORDER BY started_at';

test('signals end the application in the tray as quitting does, and tell nobody of the test that ran', async ({
  newFolder,
  speedServer,
  mailServer,
  startProgram,
}) => {
  const ends = SIGNALS.map(async (signal) => {
    const folder = newFolder();
    folder.writeSettings(tellingAsInstalled({ mailServer, speedServer }));
    const tray = startProgram(['--hidden'], { on: folder });
    await eventually(() => folder.isServed).toBe(true);
    const command = startProgram(['--measure', '--json'], { on: folder });
    await eventually(() => getEngine(tray.pid)).not.toBeNull();
    tray.signal(signal);
    expect((await tray.ended).code).toBe(0);
    await eventually(() => getMembers(tray.pid)).toEqual([]);
    const { code, stdout } = await command.ended;
    expect(JSON.parse(stdout)).toMatchObject(ENDED[0] ?? {});
    expect(code).toBe(1);
    expect(folder.query(RUNS)).toEqual(ENDED);
    expect(folder.query('SELECT id FROM outbox')).toEqual([]);
    expect(folder.isServed).toBe(false);
  });
  await Promise.all(ends);
});

test('signals end a measuring command: its test is recorded as cancelled and printed', async ({
  newFolder,
  speedServer,
  startProgram,
}) => {
  const ends = SIGNALS.map(async (signal) => {
    const folder = newFolder();
    folder.writeSettings(tellingAsInstalled({ speedServer }));
    const command = startProgram(['--measure', '--json'], { on: folder });
    await eventually(() => getEngine(command.pid)).not.toBeNull();
    command.signal(signal);
    const { code, stdout } = await command.ended;
    expect(code).toBe(128 + constants.signals[signal]);
    const run = JSON.parse(stdout) as PrintedRun;
    expect(run).toMatchObject({ trigger: 'command-line', ...ENDED[0] });
    expect(folder.query(RUNS)).toEqual(ENDED);
    await eventually(() => getMembers(command.pid)).toEqual([]);
  });
  await Promise.all(ends);
});

test('a signal ends a measuring command at every moment of its start, and never with success', async ({
  newFolder,
  speedServer,
  startProgram,
}) => {
  // Whichever moments these are on this computer: what is asked holds at each.
  for (let waitMs = 0; waitMs <= 1_500; waitMs += 100) {
    const folder = newFolder();
    folder.writeSettings(tellingAsInstalled({ speedServer }));
    const command = startProgram(['--measure', '--json'], { on: folder });
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    command.signal('SIGTERM');
    const { code, stdout } = await command.ended;
    // Before anybody takes signals, the process has none to exit with.
    const printed = stdout === '' ? null : (JSON.parse(stdout) as PrintedRun).outcome;
    expect([waitMs, printed === 'completed' || code === null || code > 0]).toEqual([waitMs, true]);
    expect([waitMs, folder.query('SELECT id FROM runs WHERE finished_at IS NULL')]).toEqual([waitMs, []]);
  }
});

test('a signal ends an export that hangs, and leaves no file', async ({ folder, startProgram }) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({}));
  expect((await startProgram(['--measure']).ended).code).toBe(0);
  const path = folder.fileFor('line.csv');
  // Nobody ever reads from it: a disk that does not answer.
  execFileSync('mkfifo', [`${path}.part`]);
  const command = startProgram(['--export', path]);
  await eventually(() => folder.isServed).toBe(true);
  command.signal('SIGTERM');
  expect((await command.ended).code).toBe(143);
  expect(existsSync(path)).toBe(false);
});

test('a signal ends the demonstration with its servers', async ({ folder, startProgram }) => {
  const demo = startProgram(['--demo']);
  await eventually(() => folder.isServed).toBe(true);
  expect(getMembers(demo.pid).length).toBeGreaterThan(1);
  demo.signal('SIGTERM');
  expect((await demo.ended).code).toBe(0);
  await eventually(() => getMembers(demo.pid)).toEqual([]);
  expect(folder.query("SELECT id FROM runs WHERE outcome = 'running'")).toEqual([]);
});

test('npm hands a signal on, and the application ends in order', async ({ folder, speedServer }) => {
  folder.writeSettings(tellingAsInstalled({ speedServer }));
  const npm = Program.run('npm', ['start', '--', '--hidden', `--user-data-dir=${folder.path}`], {
    cwd: ROOT,
    env: environment(folder.env),
  });
  try {
    await eventually(() => folder.isServed).toBe(true);
    const command = Program.start(folder, ['--measure', '--json']);
    const holder = folder.holder ?? 0;
    await eventually(() => getEngine(npm.pid)).not.toBeNull();
    npm.signal('SIGTERM');
    await npm.ended;
    await eventually(() => isAlive(holder)).toBe(false);
    await command.ended;
    expect(folder.query(RUNS)).toEqual(ENDED);
  } finally {
    npm.kill();
  }
});

for (const [what, open, variable] of [
  ['display', () => DesktopServer.display(), 'DISPLAY'],
  ['session bus', () => DesktopServer.bus(), 'DBUS_SESSION_BUS_ADDRESS'],
] as const) {
  test(`a ${what} that vanishes during a test leaves no open run, and is told to nobody`, async ({
    folder,
    speedServer,
    mailServer,
    startProgram,
  }) => {
    folder.writeSettings(tellingAsInstalled({ mailServer, speedServer }));
    const server = await open();
    const tray = startProgram(['--hidden'], { env: { [variable]: server.address } });
    await eventually(() => folder.isServed).toBe(true);
    const command = startProgram(['--measure', '--json']);
    await eventually(() => getEngine(tray.pid)).not.toBeNull();
    // It would measure by itself once the application is gone.
    command.kill();
    await command.ended;
    await server.kill();
    // Without its display the process ends by itself; without its bus it may live on until the session is ended.
    if (what === 'session bus') tray.kill();
    await eventually(() => getMembers(tray.pid)).toEqual([]);
    const next = startProgram(['--hidden']);
    await eventually(() => folder.query(RUNS)).toEqual(ENDED);
    expect(folder.query('SELECT id FROM outbox')).toEqual([]);
    next.signal('SIGTERM');
    expect((await next.ended).code).toBe(0);
  });
}

test('a mail on its way is not lost by a signal, and not sent as another one', async ({
  folder,
  mailServer,
  startProgram,
}) => {
  const tray = await withMailOnItsWay({ folder, mailServer, startProgram });
  tray.signal('SIGTERM');
  expect((await tray.ended).code).toBe(0);
  mailServer.behave('accept');
  startProgram(['--hidden']);
  await eventually(() => mailServer.accepted.length).toBe(1);
  expect(mailServer.accepted[0]?.messageId).toBe(mailServer.mails[0]?.messageId);
});

test('a start while the application ends gives an application that runs', async ({
  folder,
  mailServer,
  startProgram,
}) => {
  // The mail makes the end of the first take its time.
  const first = await withMailOnItsWay({ folder, mailServer, startProgram });
  first.signal('SIGTERM');
  const second = startProgram(['--hidden']);
  expect((await first.ended).code).toBe(0);
  await eventually(() => folder.holder).toBe(second.pid);
  await eventually(() => folder.isServed).toBe(true);
  mailServer.behave('accept');
  expect((await startProgram(['--measure']).ended).code).toBe(0);
});

test('a start while a command measures waits for it, and is the application then', async ({
  folder,
  speedServer,
  startProgram,
}) => {
  folder.writeSettings(tellingAsInstalled({ speedServer }));
  const command = startProgram(['--measure', '--json']);
  await eventually(() => getEngine(command.pid)).not.toBeNull();
  const tray = startProgram(['--hidden']);
  const { code, stdout } = await command.ended;
  expect(JSON.parse(stdout)).toMatchObject({ trigger: 'command-line', outcome: 'completed' });
  expect(code).toBe(0);
  await eventually(() => folder.holder).toBe(tray.pid);
  await eventually(() => folder.isServed).toBe(true);
});

test.describe('on a full disk', () => {
  test.skip(process.getuid?.() !== 0, 'mounting a disk needs root');

  test('quitting works, and the next start records the test that ran', async ({
    smallDisk,
    speedServer,
    startProgram,
  }) => {
    const { folder } = smallDisk;
    folder.writeSettings(tellingAsInstalled({ speedServer }));
    const tray = startProgram(['--hidden'], { on: folder });
    await eventually(() => folder.isServed).toBe(true);
    const command = startProgram(['--measure', '--json'], { on: folder });
    await eventually(() => getEngine(tray.pid)).not.toBeNull();
    smallDisk.fill();
    tray.signal('SIGTERM');
    expect((await tray.ended).code).toBe(0);
    expect(JSON.parse((await command.ended).stdout)).toMatchObject(ENDED[0] ?? {});
    smallDisk.free();
    startProgram(['--hidden'], { on: folder });
    await eventually(() => folder.query(RUNS)).toEqual(ENDED);
  });
});

/** The application in the tray while the mail server keeps its answer to a mail that it has got. */
async function withMailOnItsWay({
  folder,
  mailServer,
  startProgram,
}: Pick<Fixtures, 'folder' | 'mailServer' | 'startProgram'>): Promise<Program> {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({ mailServer }));
  mailServer.behave('hang-after-dot');
  const tray = startProgram(['--hidden']);
  await eventually(() => folder.isServed).toBe(true);
  await startProgram(['--measure']).ended;
  await eventually(() => mailServer.mails.length).toBe(1);
  return tray;
}
