import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { measureJob } from '../testing/measure-job';
import { sleep, standStill } from '../testing/standstill';
import { LocalProber } from '../engine/latency/local-prober';
import { nothingMeasured } from '../engine/provider-result';
import { runSession, type MeasureWith } from './session';

const REFUSED = nothingMeasured({ reason: 'refused', detail: 'ECONNRESET' });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Measures with one provider; each attempt does what its script says. */
async function attempts(...script: MeasureWith[]) {
  let count = 0;
  const measure: MeasureWith = (...args) => {
    count += 1;
    return script[Math.min(count, script.length) - 1]?.(...args) ?? Promise.resolve(REFUSED);
  };
  const { outcome } = await runSession(measureJob({ providers: ['cloudflare'] }), measure, {
    prober: new LocalProber(),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  return { count, outcome };
}

const measuring: MeasureWith = (_provider, _job, { board }) => {
  board.choose({ name: 'Home', url: 'http://127.0.0.1:8989/' });
  board.settle({ downloadBytes: 5_000_000, downloadBitsPerSecond: 96_000_000 });
  return Promise.resolve(nothingMeasured(null));
};
const failingAfter =
  (interrupt: () => void, downloadBytes = 0): MeasureWith =>
  (_provider, _job, { board }) => {
    if (downloadBytes > 0) board.settle({ downloadBytes });
    interrupt();
    return Promise.resolve(REFUSED);
  };

it('connects again when the connection did not survive a standstill', async () => {
  for (const interrupt of [() => standStill(5_000), () => sleep(90_000)]) {
    const { count, outcome } = await attempts(failingAfter(interrupt), measuring);
    expect(count).toBe(2);
    expect(outcome).toMatchObject({ kind: 'completed', figures: { downloadBytes: 5_000_000 } });
  }
});

it('does not blame the line for what fails during a standstill, and does not try without end', async () => {
  const { count, outcome } = await attempts(failingAfter(() => standStill(5_000)));
  expect(count).toBe(3);
  expect(outcome).toMatchObject({
    kind: 'failed',
    reason: 'standstill',
    detail: 'the computer stood still for 4.9 s; then: ECONNRESET',
  });
});

it('does not begin again what has moved data, and keeps what it had found', async () => {
  const { count, outcome } = await attempts(failingAfter(() => standStill(5_000), 40_000));
  expect(count).toBe(1);
  expect(outcome).toMatchObject({ reason: 'standstill', figures: { downloadBytes: 40_000 } });
});

it('believes a failure on a computer that is only slow', async () => {
  const { count, outcome } = await attempts(failingAfter(() => standStill(400)));
  expect(count).toBe(1);
  expect(outcome).toMatchObject({ kind: 'failed', reason: 'refused' });
});
