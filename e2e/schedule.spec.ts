import { DAY_MS, HOUR_MS, MINUTE_MS } from '../shared/durations';
import { openPage } from './application/pages';
import type { Linewatch } from './application/linewatch';
import { eventually } from './eventually';
import { expect, test } from './fixtures';
import { GOOD_LINE } from './recordings';
import { EVERY_HOUR, EVERY_MINUTE, nextMinute, tellingAll } from './settings';

const FAR = 20_000;

/** The slots that have a record, oldest first, as `HH:MM` in UTC with what became of them. */
async function slots(linewatch: Linewatch): Promise<readonly string[]> {
  const rows = await linewatch.history();
  return rows
    .map(({ run }) => run)
    .filter((run) => run.slotAt !== null)
    .sort((one, other) => (one.slotAt ?? 0) - (other.slotAt ?? 0))
    .map((run) => {
      const why = run.outcome === 'missed' ? ` ${run.reason} ${run.slots}` : '';
      return `${new Date(run.slotAt ?? 0).toISOString().slice(11, 16)} ${run.outcome}${why}`;
    });
}

test('runs come by themselves and are told; after a stop, missed slots are recorded and one run makes up', async ({
  folder,
  mailServer,
  notifications,
  start,
}) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({ mailServer, schedule: EVERY_MINUTE }));
  const killed = await start(['--hidden']);
  await killed.setClock(nextMinute(Date.now()));
  await eventually(() => mailServer.accepted.length, FAR).toBeGreaterThan(0);
  await eventually(() => notifications.all.length).toBeGreaterThan(0);
  await killed.kill();
  // As if it had been stopped for ten minutes.
  const stoppedAt = Date.now() - 10 * MINUTE_MS;
  folder.changeRecords('UPDATE schedule_state SET next_due_at = ?', nextMinute(stoppedAt));
  folder.changeRecords('UPDATE runs SET slot_at = NULL');

  const startedAt = Date.now();
  const linewatch = await start();
  const since = async () => (await linewatch.history()).filter(({ run }) => (run.slotAt ?? 0) > stoppedAt);
  await eventually(async () => (await since()).some(({ run }) => run.outcome === 'completed'), FAR).toBe(
    true,
  );
  await linewatch.ask('schedulePause', 'until-resumed');
  const due = (await since()).filter(({ run }) => (run.slotAt ?? 0) < startedAt);
  const missed = due.filter(({ run }) => run.outcome === 'missed');
  expect(missed.length).toBeGreaterThanOrEqual(8);
  for (const { run } of missed)
    expect(run).toMatchObject({ trigger: 'schedule', reason: 'not-running', slots: 1 });
  expect(due.length - missed.length).toBeLessThanOrEqual(1);
});

test('a paused schedule starts nothing until it is resumed', async ({
  folder,
  mailServer,
  start,
  trayOf,
}) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({ mailServer, schedule: EVERY_MINUTE }));
  const linewatch = await start();
  const tray = await trayOf(linewatch);
  let minute = nextMinute(Date.now());
  await linewatch.setClock(minute);
  await eventually(() => mailServer.accepted.length, FAR).toBeGreaterThan(0);
  await tray.click('Until resumed');
  await eventually(async () => (await linewatch.state()).nextDueAt).toBeNull();
  const recorded = (await linewatch.history()).length;
  await linewatch.setClock((minute += 5 * MINUTE_MS));
  const pausedAt = Date.now();
  // Longer than one look at the clock.
  await eventually(() => Date.now() - pausedAt, FAR).toBeGreaterThan(6_000);
  expect(await linewatch.history()).toHaveLength(recorded);

  await tray.click('Resume the schedule');
  await eventually(async () => (await linewatch.state()).nextDueAt).toBe(minute + MINUTE_MS);
  await linewatch.setClock(minute + MINUTE_MS);
  await eventually(async () => (await linewatch.history()).length, FAR).toBe(recorded + 1);
});

test('in the night that repeats an hour, each hour has its run', async ({ folder, start }) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({ schedule: EVERY_HOUR }));
  const linewatch = await start();
  // In Berlin, where the application of these tests lives, 3:00 becomes 2:00 at 1:00 UTC.
  const night = Date.parse('2026-10-25T00:00:00Z');
  const expected: string[] = [];
  for (const hour of [0, 1, 2]) {
    await linewatch.setClock(night + hour * HOUR_MS - 2_000);
    expected.push(`0${hour}:00 completed`);
    await eventually(() => slots(linewatch), FAR).toEqual(expected);
  }
});

test('a clock that is wrong by a day for a moment costs no run, and leaves no claim of missed ones', async ({
  folder,
  start,
}) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings({ ...tellingAll({ schedule: EVERY_HOUR }), rules: [] });
  const linewatch = await start();
  const noon = Date.parse('2026-11-23T12:00:00Z');
  await linewatch.setClock(noon - 2_000);
  await eventually(() => slots(linewatch), FAR).toEqual(['12:00 completed']);
  await linewatch.setClock(noon + DAY_MS + 30 * MINUTE_MS);
  await eventually(async () => (await slots(linewatch)).at(-1), FAR).toBe('12:00 completed');
  await eventually(async () => (await slots(linewatch)).length, FAR).toBe(25);
  expect(await slots(linewatch)).toContain('13:00 missed clock-changed 1');

  await linewatch.setClock(noon + 10 * MINUTE_MS);
  await eventually(() => slots(linewatch), FAR).toEqual(['12:00 completed', '12:00 completed']);
  const { nextDueAt, lastRun } = await linewatch.state();
  expect(nextDueAt).toBe(noon + HOUR_MS);
  expect(lastRun?.slotAt).toBe(noon);
  await linewatch.setClock(noon + HOUR_MS - 2_000);
  await eventually(() => slots(linewatch), FAR).toEqual([
    '12:00 completed',
    '13:00 completed',
    '12:00 completed',
  ]);
});

test('what was missed while the computer slept is summed up, and shown as such', async ({
  folder,
  start,
}) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({ schedule: EVERY_HOUR }));
  const linewatch = await start();
  const page = await linewatch.window();
  const noon = Date.parse('2026-11-23T12:00:00Z');
  await linewatch.setClock(noon - 2_000);
  await eventually(() => slots(linewatch), FAR).toEqual(['12:00 completed']);
  await linewatch.setClock(noon + 3 * DAY_MS + 30 * MINUTE_MS);
  await linewatch.wakeUp();
  await eventually(() => slots(linewatch), FAR).toEqual([
    '12:00 completed',
    '13:00 missed asleep 71',
    '12:00 completed',
  ]);
  await openPage(page, 'History');
  await expect(page.getByRole('row', { name: /71 missed/ })).toContainText(/computer asleep, until .*26 Nov/);
});

test('a change of the time zone is noticed while the application runs', async ({ folder, start }) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({ schedule: { kind: 'daily', dailyAt: '07:00', isOffTheHour: false } }));
  const linewatch = await start();
  const nextDueAt = async () =>
    new Date((await linewatch.state()).nextDueAt ?? 0).toISOString().slice(11, 16);
  await linewatch.setClock(Date.parse('2026-11-23T12:00:00Z'));
  await eventually(nextDueAt, FAR).toBe('06:00');
  await linewatch.setZone('Asia/Tokyo');
  await linewatch.wakeUp();
  await eventually(nextDueAt, FAR).toBe('22:00');
  expect((await linewatch.state()).timeZone).toBe('Asia/Tokyo');
  // A name that is none is UTC.
  await linewatch.setZone('Mars/Olympus');
  await linewatch.wakeUp();
  await eventually(nextDueAt, FAR).toBe('07:00');
});
