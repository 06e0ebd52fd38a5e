import type { RunDetails } from '../shared/ipc';
import { ABSENT_FIGURES, type Run } from '../shared/run';
import { MINUTE_MS } from '../shared/durations';
import { measure, runCommand, type PrintedRun } from './application/command-line';
import { eventually } from './eventually';
import { expect, test } from './fixtures';
import { GOOD_LINE } from './recordings';
import { comparable, withoutTimes } from './servers/received-mail';
import { nextMinute, onceAt, tellingAll } from './settings';

/** So many completed runs it takes until a mail names what is usual. */
const RUNS_BEFORE = 5;

test('one measurement goes the same way, whoever asked for it', async ({
  folder,
  mailServer,
  notifications,
  start,
  trayOf,
}) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({ mailServer }));
  const linewatch = await start();
  const page = await linewatch.window();
  for (let count = 1; count <= RUNS_BEFORE; count += 1) await linewatch.measure();
  const arrived = (count: number) => eventually(() => mailServer.accepted.length).toBe(RUNS_BEFORE + count);
  await arrived(0);

  await (await trayOf(linewatch)).click('Measure now');
  await arrived(1);
  await page.getByRole('button', { name: 'Measure now' }).click();
  await arrived(2);
  const whileRunning = await measure(folder);
  await arrived(3);
  const settings = await linewatch.ask('settingsRead');
  const slot = nextMinute(Date.now() + 5 * MINUTE_MS);
  const schedules = settings.schedules.map((schedule) => ({ ...schedule, ...onceAt(slot) }));
  await linewatch.ask('settingsSave', { ...settings, schedules });
  await linewatch.setClock(slot);
  await arrived(4);

  const rows = (await linewatch.history()).slice(0, 4).reverse();
  expect(rows.map(({ run }) => run.trigger)).toEqual(['manual', 'manual', 'command-line', 'schedule']);
  const runs = await Promise.all(rows.map(({ run }) => linewatch.ask('runRead', run.id)));
  const [fromTray, ...others] = runs.map(withoutTrigger);
  for (const other of others) expect(other).toEqual(fromTray);
  expect(fromTray).toMatchObject({
    run: { outcome: 'completed', server: GOOD_LINE.server, figures: GOOD_LINE.figures },
    told: [{ channel: 'desktop' }, { channel: 'mail', recipient: 'you@example.org', state: 'sent' }],
  });
  await eventually(() => notifications.all.length).toBe(RUNS_BEFORE + 4);

  await linewatch.quit();
  const whileNotRunning = await measure(folder);
  expect(mailServer.accepted).toHaveLength(RUNS_BEFORE + 5);
  expect(bare(whileNotRunning)).toEqual(bare(whileRunning));

  const mails = mailServer.accepted.slice(RUNS_BEFORE);
  expect(mails[0]?.text).toContain('94.1 Mbit/s');
  const [first, ...rest] = mails.map(comparable);
  for (const mail of rest) expect(mail).toEqual(first);
  expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(5);
  expect(
    new Set(notifications.all.slice(RUNS_BEFORE).map(({ title, body }) => `${title}\n${body}`)).size,
  ).toBe(1);
});

test('a measurement without a single figure is recorded and told like any other', async ({
  folder,
  mailServer,
  notifications,
}) => {
  folder.useRecording({ ...GOOD_LINE, figures: ABSENT_FIGURES });
  folder.writeSettings(tellingAll({ mailServer }));
  expect(await measure(folder)).toMatchObject({ outcome: 'completed', figures: ABSENT_FIGURES });
  expect(mailServer.accepted).toHaveLength(1);
  expect(notifications.all).toMatchObject([{ title: mailServer.accepted[0]?.subject }]);
  expect(mailServer.accepted[0]?.html).toContain('Recorded server');
  expect(`${mailServer.accepted[0]?.html ?? ''}${mailServer.accepted[0]?.text ?? ''}`).not.toMatch(
    /null|undefined|NaN/,
  );
});

test('who asks while a test runs gets that run, and none is lost', async ({ folder, speedServer, start }) => {
  folder.writeSettings(tellingAll({ speedServer }));
  const linewatch = await start();
  const started = await linewatch.ask('runStart', null);
  expect(started).toMatchObject({ kind: 'started' });
  expect(await linewatch.ask('runStart', null)).toEqual({ ...started, kind: 'already-running' });
  const { stdout, stderr, code } = await runCommand(folder, ['--measure', '--json']);
  const printed = JSON.parse(stdout) as PrintedRun;

  expect(printed).toMatchObject({ trigger: 'manual', outcome: 'completed', server: { name: 'Loopback' } });
  expect(stderr).toContain('A test was already running; this is its result.');
  expect(code).toBe(0);
  // How exact a figure is, is for the engine's own tests: on a busy computer a line of 50 Mbit/s may give a tenth.
  for (const rate of [printed.figures?.downloadBitsPerSecond, printed.figures?.uploadBitsPerSecond]) {
    expect(rate).toBeGreaterThan(0);
    expect(rate).toBeLessThan(100e6);
  }
  const [row, ...more] = await linewatch.history();
  expect(more).toEqual([]);
  expect(row?.run).toMatchObject({ id: printed.id, figures: printed.figures });
});

/** Everything of a run but what names it, its times and who asked; of its messages, what a reader sees. */
function withoutTrigger(details: RunDetails | null): unknown {
  if (details === null) throw new Error('The run is not in the history');
  const { id: _id, trigger: _trigger, slotAt: _slot, schedule: _by, startedAt: _start, ...run } = details.run;
  const {
    finishedAt: _finish,
    surroundings: _around,
    ...rest
  } = run as Omit<Run, 'id'> & { finishedAt?: number; surroundings?: unknown };
  const messages = details.messages.map(
    ({ channel, state, message: { data: _data, chart: _chart, ...words } }) => ({
      channel,
      state,
      words: JSON.parse(withoutTimes(JSON.stringify(words))) as unknown,
    }),
  );
  return { ...details, run: rest, messages: messages.toSorted((a, b) => a.channel.localeCompare(b.channel)) };
}

function bare(printed: PrintedRun): unknown {
  const { id: _id, startedAt: _start, finishedAt: _finish, surroundings: _around, ...rest } = printed;
  return rest;
}
