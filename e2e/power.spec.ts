import { MINUTE_MS } from '../shared/durations';
import { eventually } from './eventually';
import { expect, HARDLY_ANYTHING, test } from './fixtures';
import { GOOD_LINE } from './recordings';
import { EVERY_HOUR, tellingAll, tellingAsInstalled } from './settings';

/** Chromium closes its connections at sleep, that of the tests included: records are read from outside. */
const ENDED_RUNS = "SELECT outcome, reason FROM runs WHERE outcome <> 'running'";

test.describe('with a line that hardly moves', () => {
  test.use(HARDLY_ANYTHING);

  test('sleep ends a test, and tells nobody of a line that was not measured', async ({
    folder,
    loginManager,
    mailServer,
    speedServer,
    start,
  }) => {
    folder.writeSettings(tellingAsInstalled({ mailServer, speedServer }));
    const linewatch = await start([], loginManager.env);
    await linewatch.ask('runStart', null);
    await linewatch.isMovingData();
    await loginManager.prepareForSleep(true);
    await eventually(() => folder.query(ENDED_RUNS)).toEqual([{ outcome: 'cancelled', reason: 'asleep' }]);
    await loginManager.prepareForSleep(false);
    expect(folder.query('SELECT id FROM outbox')).toEqual([]);
  });

  test('a computer that is switched off waits for the test to be recorded as cancelled', async ({
    folder,
    loginManager,
    mailServer,
    speedServer,
    start,
  }) => {
    folder.writeSettings(tellingAsInstalled({ mailServer, speedServer }));
    const linewatch = await start([], loginManager.env);
    await eventually(() => loginManager.inhibitors()).toContain('shutdown delay');
    await linewatch.ask('runStart', null);
    await linewatch.isMovingData();
    await loginManager.prepareForShutdown();
    await linewatch.hasEnded();
    expect(folder.query(ENDED_RUNS)).toEqual([{ outcome: 'cancelled', reason: 'application-ended' }]);
    expect(folder.query('SELECT id FROM outbox')).toEqual([]);
  });
});

test('a slot that passed in sleep is made up for after waking', async ({ folder, loginManager, start }) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({ schedule: EVERY_HOUR }));
  const linewatch = await start([], loginManager.env);
  const noon = Date.parse('2026-11-23T12:00:00Z');
  const runs = () => folder.query('SELECT trigger, outcome FROM runs ORDER BY started_at');
  await linewatch.setClock(noon - 2_000);
  await eventually(runs).toEqual([{ trigger: 'schedule', outcome: 'completed' }]);
  await linewatch.isTakenToSleep(() => loginManager.prepareForSleep(true));
  await linewatch.setClock(noon + 80 * MINUTE_MS);
  await loginManager.prepareForSleep(false);
  await eventually(runs).toEqual([
    { trigger: 'schedule', outcome: 'completed' },
    { trigger: 'catch-up', outcome: 'completed' },
  ]);
});
