import { describe, expect, it } from 'vitest';
import type { Phase, RunProgress } from '../../shared/run-progress';
import { librespeed } from '../providers/librespeed/provider';
import { ownServer } from '../providers/server-address';
import { useLoopbackTime } from '../testing/loopback-time';
import { measureWith } from '../testing/measure-with';
import { serverKeeper, startSpeedServer } from '../testing/speed-server';
import { sleep, standStill } from '../testing/standstill';

const RATE = 40_000_000;
const keep = serverKeeper();
useLoopbackTime();

/** Measures on a line of 40 Mbit/s; something happens in the given phases, each time as soon as they move or answer. */
async function measure(interruptions: Partial<Record<Phase, (() => void)[]>>) {
  const { url } = await keep(startSpeedServer(RATE));
  const server = ownServer('Home', url);
  if (server === null) throw new Error('no server');
  const left = copyLists(interruptions);
  const phases: Phase[] = [];
  let bytesAtPhase = 0;
  const onProgress = ({ phase, bytesSoFar, currentLatencyMs }: RunProgress): void => {
    if (phases.at(-1) !== phase) {
      phases.push(phase);
      bytesAtPhase = bytesSoFar;
    }
    const hasBegun = phase === 'latency' ? currentLatencyMs !== null : bytesSoFar > bytesAtPhase;
    if (!hasBegun) return;
    left[phase]?.shift()?.();
    // The next one comes when the attempt after it moves something.
    bytesAtPhase = bytesSoFar + 200_000;
  };
  const outcome = await measureWith(librespeed, { librespeed: { servers: [server] } }, { onProgress });
  return { outcome, phases, unused: Object.values(left).flat().length };
}

const copyLists = (lists: Partial<Record<Phase, (() => void)[]>>) =>
  Object.fromEntries(Object.entries(lists).map(([phase, list]) => [phase, [...list]])) as Partial<
    Record<Phase, (() => void)[]>
  >;

const stop = (milliseconds: number) => (): void => {
  standStill(milliseconds);
};

describe('a standstill while it measures', () => {
  it.each([
    ['download', stop(3_000)],
    ['download', stop(30_000)],
    ['upload', stop(3_000)],
    ['upload', stop(30_000)],
    [
      'download',
      () => {
        sleep(600_000);
      },
    ],
    [
      'upload',
      () => {
        sleep(5_000);
      },
    ],
  ] as const)('in the %s makes it measure that again, and changes no figure', async (phase, interrupt) => {
    const { outcome, unused } = await measure({ [phase]: [interrupt] });
    expect(unused).toBe(0);
    if (outcome.kind !== 'completed') throw new Error(JSON.stringify(outcome));
    const { figures } = outcome;
    for (const name of ['downloadBitsPerSecond', 'uploadBitsPerSecond'] as const) {
      expect(figures[name]).toBeGreaterThan(RATE * 0.85);
      expect(figures[name]).toBeLessThan(RATE * 1.2);
    }
    expect(figures.loadedLatencyDownloadP95Ms ?? 0).toBeLessThan(500);
    expect(figures.loadedLatencyUploadP95Ms ?? 0).toBeLessThan(500);
  });

  it.each([
    ['a stop of the process', stop(5_000)],
    [
      'a sleep of the computer',
      () => {
        sleep(5_000);
      },
    ],
  ])('counts what the first attempt moved before %s as well', async (_, interrupt) => {
    const calm = await measure({});
    const disturbed = await measure({ download: [interrupt] });
    const bytes = [calm, disturbed].map(({ outcome }) => outcome.figures?.downloadBytes ?? 0);
    expect(bytes[1]).toBeGreaterThan((bytes[0] ?? 0) + 10_000);
    expect(disturbed.outcome.figures?.downloadSeconds).toBeLessThan(2);
  });

  it('while the quiet line is probed leaves no late answer among the samples', async () => {
    const { outcome, unused } = await measure({ latency: [stop(4_000)] });
    expect(unused).toBe(0);
    expect(outcome).toMatchObject({ kind: 'completed' });
    expect(outcome.figures?.latencyP95Ms).toBeLessThan(100);
    expect(outcome.figures?.jitterMs).toBeLessThan(100);
  });

  it('that comes again and again ends the test with a reason of its own', async () => {
    const { outcome, unused } = await measure({ download: [stop(3_000), stop(3_000), stop(3_000)] });
    expect(unused).toBe(0);
    expect(outcome).toMatchObject({
      kind: 'failed',
      reason: 'standstill',
      detail: expect.stringMatching(/^the computer stood still for \d\.\d s$/) as string,
      figures: { downloadBitsPerSecond: null },
    });
    expect(outcome.figures?.downloadBytes).toBeGreaterThan(0);
  });
});
