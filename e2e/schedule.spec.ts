import { eventually } from './eventually';
import { expect, test } from './fixtures';
import { GOOD_LINE } from './recordings';
import { EVERY_SECOND, tellingAll } from './settings';

const CYCLE_MS = 15_000;

test('runs come by themselves and are told; after a stop, missed slots are recorded and one run makes up', async ({
  folder,
  mailServer,
  notifications,
  start,
}) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({ mailServer, schedule: EVERY_SECOND }));
  const killed = await start(['--hidden']);
  await eventually(() => mailServer.accepted.length, CYCLE_MS).toBeGreaterThan(0);
  await eventually(() => notifications.all.length).toBeGreaterThan(0);
  await killed.kill();
  const stoppedAt = Date.now();
  await eventually(() => Date.now() - stoppedAt).toBeGreaterThan(3_000);

  const startedAt = Date.now();
  const linewatch = await start();
  const since = async () => (await linewatch.history()).filter(({ run }) => (run.slotAt ?? 0) > stoppedAt);
  await eventually(async () => (await since()).some(({ run }) => run.outcome === 'completed')).toBe(true);
  await linewatch.ask('schedulePause', true);
  const slots = (await since()).filter(({ run }) => (run.slotAt ?? 0) < startedAt);
  const missed = slots.filter(({ run }) => run.outcome === 'missed');
  expect(missed.length).toBeGreaterThanOrEqual(2);
  for (const { run } of missed) expect(run).toMatchObject({ trigger: 'schedule', reason: 'not-running' });
  expect(slots.length - missed.length).toBeLessThanOrEqual(1);
});

test('a paused schedule starts nothing until it is resumed', async ({
  folder,
  mailServer,
  start,
  trayOf,
}) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({ mailServer, schedule: EVERY_SECOND }));
  const linewatch = await start();
  const tray = await trayOf(linewatch);
  await eventually(() => mailServer.accepted.length, CYCLE_MS).toBeGreaterThan(0);
  await tray.click('Pause the schedule');
  await eventually(async () => (await linewatch.state()).nextDueAt).toBeNull();
  const recorded = (await linewatch.history()).length;
  const pausedAt = Date.now();
  // Longer than one look at the clock.
  await eventually(() => Date.now() - pausedAt, CYCLE_MS).toBeGreaterThan(6_000);
  expect(await linewatch.history()).toHaveLength(recorded);

  await tray.click('Resume the schedule');
  await eventually(async () => (await linewatch.history()).length, CYCLE_MS).toBeGreaterThan(recorded);
});
