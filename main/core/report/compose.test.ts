import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../../shared/durations';
import type { Check } from '../../../shared/report/report';
import type { Surroundings } from '../../../shared/surroundings';
import { completedRun } from '../../testing/runs';
import { composeReport } from './compose';
import type { ReportSource } from './source';

const BEGIN = Date.parse('2026-11-01T00:00:00Z');
const none = { download: null, upload: null };
const SOURCE: ReportSource = {
  subject: { from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z', network: null },
  plan: { figures: { maximum: none, normal: none, minimum: none }, networks: null },
  timeZone: 'UTC',
  watchedMs: 0,
  changedRecords: 0,
  thinned: null,
  runs: [],
  events: [],
  notes: [],
};

/** What a check says of so many tests, each with surroundings of its own, and recorded so long after it ended. */
function check(name: Check, count: number, around: (index: number) => Surroundings, chainedAfterMs = 0) {
  const runs = Array.from({ length: count }, (_, index) => {
    const startedAt = BEGIN + index * HOUR_MS;
    const run = completedRun({
      id: `${index}`,
      startedAt,
      finishedAt: startedAt,
      surroundings: around(index),
    });
    return { number: index + 1, excludedBecause: null, chainedAt: startedAt + chainedAfterMs, run };
  });
  return composeReport({ ...SOURCE, runs }).checklist.find((one) => one.check === name);
}

describe('what makes a report convince', () => {
  it.each(['cable', 'no-vpn', 'no-other-traffic'] as const)(
    'is not known where nobody has looked: %s',
    (name) => {
      expect(check(name, 40, () => ({}))?.state).toBe('unknown');
    },
  );

  it('is met where somebody has looked and found nothing', () => {
    const otherTrafficBytes = { latency: 0, download: 0, upload: 0 };
    expect(check('no-vpn', 40, () => ({ hasVpn: false }))?.state).toBe('met');
    expect(check('no-other-traffic', 40, () => ({ otherTrafficBytes }))?.state).toBe('met');
  });

  it('is missing below nine tenths, also where rounding would make them nine tenths', () => {
    const cable = (of: number) => (index: number) =>
      ({ linkKind: index < of ? 'ethernet' : 'wifi' }) as const;
    expect(check('cable', 200, cable(179))).toMatchObject({ state: 'missing', found: 0.89 });
    expect(check('cable', 200, cable(180))).toMatchObject({ state: 'met', found: 0.9 });
  });

  it('is missing where tests were recorded long before or after they ended', () => {
    expect(check('recorded-at-once', 40, () => ({}), HOUR_MS)?.state).toBe('met');
    expect(check('recorded-at-once', 40, () => ({}), -DAY_MS)?.state).toBe('missing');
    expect(check('recorded-at-once', 40, () => ({}), DAY_MS)?.state).toBe('missing');
  });
});

describe('outages of a report', () => {
  const outage = (startedAt: number, endedAt: number) =>
    ({ id: 'a', kind: 'outage', place: 'beyond', startedAt, endedAt, isEndObserved: true }) as const;
  const listed = (event: ReturnType<typeof outage>) =>
    composeReport({ ...SOURCE, events: [event], watchedMs: DAY_MS }).availability;

  it('are those that are counted', () => {
    expect(listed(outage(BEGIN - HOUR_MS, BEGIN))).toMatchObject({ outages: [], downSeconds: 0 });
  });

  it('are listed with the part that is counted', () => {
    expect(listed(outage(BEGIN - HOUR_MS, BEGIN + HOUR_MS))).toMatchObject({
      outages: [{ from: '2026-11-01T00:00:00.000Z', to: '2026-11-01T01:00:00.000Z' }],
      downSeconds: 3_600,
    });
  });
});
