import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { FakeClock } from '../testing/fake-clock';
import { temporaryFolder } from '../testing/folder';
import { until } from '../testing/until';
import type { WatchdogReport } from './messages';
import { writeStandstill } from './standstill-file';
import { Watchdog } from './watchdog';

const STANDSTILL = { startedAt: 1_795_000_000_000, durationMs: 41_000, doing: 'request history:read' };

/** A watchdog whose thread tells this, after it has seen the memory that it is given. */
function watching(folder: string, reports: readonly WatchdogReport[]) {
  const code = `
    import { parentPort, workerData } from 'node:worker_threads';
    if (new Int32Array(workerData.memory, 0, 1)[0] === 0) throw new Error('no sign of life');
    for (const report of ${JSON.stringify(reports)}) parentPort.postMessage(report);
    setInterval(() => undefined, 1_000);
  `;
  const told: (readonly [durationMs: number, hasEnded: boolean])[] = [];
  const logged: string[] = [];
  const watchdog = new Watchdog({
    entry: new URL(`data:text/javascript,${encodeURIComponent(code)}`),
    folder,
    onStandstill: ({ durationMs }, hasEnded) => told.push([durationMs, hasEnded]),
    timers: new FakeClock(),
    log: (sentence) => logged.push(sentence),
  });
  onTestFinished(() => watchdog.end());
  watchdog.start();
  return { told, logged };
}

it('what a process left that was ended while it stood still is told once', () => {
  const folder = temporaryFolder();
  writeStandstill(folder, STANDSTILL);
  expect(watching(folder, []).told).toEqual([[41_000, true]]);
  expect(existsSync(join(folder, 'standstill.json'))).toBe(false);
  expect(watching(folder, []).told).toEqual([]);
});

it('a standstill that is over is told, one that could not be written is noted', async () => {
  const { told, logged } = watching(temporaryFolder(), [
    { kind: 'not-written', error: 'ENOSPC' },
    { kind: 'over', standstill: STANDSTILL },
  ]);
  await until(() => told.length > 0);
  expect(told).toEqual([[41_000, false]]);
  expect(logged).toEqual(['A standstill of Linewatch could not be written down']);
});
