import type { RunDetails } from '../shared/ipc';
import { MINUTE_MS } from '../shared/durations';
import type { WrittenSettings } from './application/data-folder';
import type { Linewatch } from './application/linewatch';
import { eventually } from './eventually';
import { expect, HARDLY_ANYTHING, test, type Fixtures } from './fixtures';
import { clockTime, nextMinute, onceAt, tellingAll } from './settings';

test.use(HARDLY_ANYTHING);

/** A look at the clock, a test and its record, on a computer that is busy. */
const FAR = 90_000;

const FAILED: NonNullable<WrittenSettings['rules']>[number] = {
  id: 'failed',
  condition: { kind: 'run-ended', outcomes: ['failed'] },
};

/** Settings with one slot, and with failed tests told by mail. */
function tellingFailures(
  slot: number,
  servers: Pick<Fixtures, 'mailServer' | 'speedServer'>,
): WrittenSettings {
  return { ...tellingAll({ ...servers, schedule: onceAt(slot) }), rules: [FAILED] };
}

test('a server that refuses once is tried again, and nobody is told', async ({
  folder,
  speedServer,
  mailServer,
  start,
}) => {
  const slot = nextMinute(Date.now() + 5 * MINUTE_MS);
  folder.writeSettings(tellingFailures(slot, { mailServer, speedServer }));
  const linewatch = await start();
  await speedServer.stop();
  await linewatch.setClock(slot);
  const failed = await ended(linewatch, 0);
  expect(failed.run).toMatchObject({ trigger: 'schedule', outcome: 'failed', reason: 'refused' });
  const next = nextTry(failed);
  expect(next).toMatchObject({ number: 1, of: 3 });

  await speedServer.start();
  await linewatch.setClock(next.at);
  const second = await ended(linewatch, 1);
  expect(second.run).toMatchObject({
    trigger: 'retry',
    outcome: 'completed',
    retryOf: { runId: failed.run.id, number: 1 },
  });
  expect(second.verdicts.map(({ reason }) => reason)).toEqual(['not-confirmed']);
  expect(second.chain.map(({ id }) => id)).toEqual([failed.run.id, second.run.id]);
  expect(await linewatch.messages('mail')).toEqual([]);
  expect(mailServer.accepted).toEqual([]);
});

test('a server that stays down gives one mail with all tries, also over a crash of the application', async ({
  folder,
  speedServer,
  mailServer,
  start,
}) => {
  // Long ago, so that the computer's own clock, by which the second start goes, is past the try that is pending.
  const slot = nextMinute(Date.now() - 60 * MINUTE_MS);
  folder.writeSettings(tellingFailures(slot, { mailServer, speedServer }));
  await speedServer.stop();
  const killed = await start();
  await killed.setClock(slot - 5 * MINUTE_MS);
  await eventually(async () => (await killed.state()).coming[0]?.dueAt).toBe(slot);
  await killed.setClock(slot);
  const first = await ended(killed, 0);
  await killed.setClock(nextTry(first).at);
  const second = await ended(killed, 1);
  expect(nextTry(second)).toMatchObject({ number: 2, of: 3 });
  await killed.kill();

  const linewatch = await start();
  const third = await ended(linewatch, 2);
  expect(mailServer.accepted).toEqual([]);
  await linewatch.setClock(nextTry(third).at);
  await eventually(() => mailServer.accepted.length, FAR).toBe(1);
  const last = await ended(linewatch, 3);
  expect(last.run).toMatchObject({ trigger: 'retry', outcome: 'failed', retryOf: { number: 3 } });
  const [mail] = mailServer.accepted;
  for (const { run } of [first, second, third]) expect(mail?.text).toContain(clockTime(run.startedAt));
  expect(await linewatch.messages('mail')).toHaveLength(1);
});

/** The first run, or a try by its number, as soon as it has ended. */
async function ended(linewatch: Linewatch, number: number): Promise<RunDetails> {
  const find = async () =>
    (await linewatch.history()).find(
      ({ run }) => run.outcome !== 'running' && (run.retryOf?.number ?? 0) === number,
    )?.run.id;
  await eventually(find, FAR).toBeDefined();
  const details = await linewatch.ask('runRead', (await find()) ?? '');
  if (details === null) throw new Error('The run cannot be read');
  return details;
}

/** When a run is tried again. */
function nextTry({ verdicts }: RunDetails) {
  const next = verdicts.find((verdict) => verdict.nextTry !== undefined)?.nextTry;
  if (next === undefined) throw new Error('The run is not tried again');
  return next;
}
