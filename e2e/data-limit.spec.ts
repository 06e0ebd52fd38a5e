import { MINUTE_MS } from '../shared/durations';
import { getMethod } from '../shared/run';
import { eventually } from './eventually';
import { expect, test } from './fixtures';
import { GOOD_LINE } from './recordings';
import { nextMinute, onceAt, tellingAll } from './settings';

/** One quick run of these lines would pass it. */
const TIGHT = { monthlyLimitBytes: 5_000_000 } as const;

test('a scheduled run that would pass the data limit is light', async ({ folder, speedServer, start }) => {
  const slot = nextMinute(Date.now() + MINUTE_MS);
  const settings = tellingAll({ speedServer, schedule: onceAt(slot) });
  folder.writeSettings({ ...settings, measuring: { ...settings.measuring, ...TIGHT } });
  const linewatch = await start();
  await linewatch.setClock(slot);
  await eventually(async () => (await linewatch.history())[0]?.run.outcome, 30_000).toBe('completed');
  const [row] = await linewatch.history();
  expect(row?.run.trigger).toBe('schedule');
  expect(row === undefined ? null : getMethod(row.run)?.mode).toBe('light');
});

test('a scheduled run that would pass the data limit is left out if the user wants it so, and no other is', async ({
  folder,
  start,
}) => {
  folder.useRecording(GOOD_LINE);
  const slot = nextMinute(Date.now() + MINUTE_MS);
  const settings = tellingAll({ schedule: onceAt(slot) });
  folder.writeSettings({
    ...settings,
    measuring: { ...settings.measuring, ...TIGHT, whenLimitReached: 'skip' },
  });
  const linewatch = await start();
  await linewatch.setClock(slot);
  await eventually(async () => (await linewatch.history())[0]?.run.outcome, 30_000).toBe('skipped');
  const [row] = await linewatch.history();
  expect(row?.run).toMatchObject({ trigger: 'schedule', outcome: 'skipped', reason: 'data-limit' });
  expect(await linewatch.measure()).toMatchObject({ outcome: 'completed', trigger: 'manual' });
  const use = await linewatch.ask('dataUseRead');
  expect(use.limitBytes).toBe(5_000_000);
  expect(use.networks).toMatchObject([{ runs: 1, downloadBytes: 117_654_321, uploadBytes: 47_793_208 }]);
});
