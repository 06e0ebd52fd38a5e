import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../shared/durations';
import type { LineChart, LineEvent, LineStretch } from '../../shared/history/outages';
import { getLineColumns, getLineGaps, knownFrom } from './line-columns';

const M = MINUTE_MS;
const RANGE = { from: 1_000 * M, to: 1_060 * M };

const column = (minutes: number, medianMs: number | null = 20, highestMs = medianMs): LineStretch => ({
  at: minutes * M,
  lengthMs: 5 * M,
  observedMs: 5 * M,
  gateway: { sent: 30, failed: 0, medianMs: 1, highestMs: 2 },
  far: { sent: 200, failed: 1, medianMs, highestMs },
});
const event = (kind: LineEvent['kind'], from: number, to: number | null): LineEvent => ({
  id: `${kind} ${from}`,
  kind,
  place: 'beyond',
  startedAt: from * M,
  endedAt: to === null ? null : to * M,
  isEndObserved: true,
});
const chart = (columns: readonly LineStretch[], events: readonly LineEvent[] = []): LineChart => ({
  range: RANGE,
  columns,
  columnMs: 5 * M,
  events,
  availability: { outages: 0, downMs: 0, longestMs: 0, observedMs: 0, ratio: null },
});
const all = Array.from({ length: 12 }, (_, index) => column(1_000 + index * 5));
const shown = (...args: Parameters<typeof chart>) =>
  getLineGaps(chart(...args), RANGE).map(({ kind, from, to }) => [kind, from / M, to / M]);

describe('the columns of a line', () => {
  it('stand at their middle, and no line is drawn where nobody observed', () => {
    const { times, far } = getLineColumns(chart([column(1_000), column(1_005, 30), column(1_020)]), RANGE);
    expect(times.map((at) => at / M)).toEqual([1_002.5, 1_007.5, 1_015, 1_022.5]);
    expect(far).toEqual([20, 30, null, 20]);
  });
  it('have no value where nothing answered', () => {
    const { far, gateway } = getLineColumns(chart([column(1_000), column(1_005, null)]), RANGE);
    expect(far).toEqual([20, null]);
    expect(gateway).toEqual([1, 1]);
  });
  it('are drawn up to three times their medians: single peaks do not press them flat', () => {
    const many = Array.from({ length: 100 }, (_, index) => column(1_000 + index * 5, 20, 900));
    expect(getLineColumns(chart([...many, column(1_500, 700)]), RANGE).cap).toBe(60);
    expect(getLineColumns(chart([column(1_000, null)]), RANGE).cap).toBe(3);
    expect(getLineColumns(chart([]), RANGE).cap).toBe(0);
  });
});

describe('the gaps of a line', () => {
  it('are none while everything was observed; the newest minute is not told of yet', () => {
    expect(shown(all)).toEqual([]);
    expect(shown(all.slice(0, -1))).toEqual([]);
  });
  it('name what was recorded, and what lasts goes on to the end', () => {
    expect(shown(all, [event('outage', 1_010, 1_011), event('outage', 1_050, null)])).toEqual([
      ['outage', 1_010, 1_011],
      ['outage', 1_050, 1_060],
    ]);
  });
  it('are within the range, also of what began before it', () => {
    expect(shown(all, [event('asleep', 900, 1_004)])).toEqual([['asleep', 1_000, 1_004]]);
    expect(shown(all, [event('asleep', 900, 1_000)])).toEqual([]);
  });
  it('say that nobody observed where nothing was recorded, before the watching began and after it ended', () => {
    expect(shown([column(1_020), column(1_040)])).toEqual([
      ['unobserved', 1_000, 1_020],
      ['unobserved', 1_025, 1_040],
      ['unobserved', 1_045, 1_060],
    ]);
  });
  it('do not say so of time whose reason is known', () => {
    expect(
      shown(
        [...all.slice(0, 3), ...all.slice(6)],
        [event('stopped', 1_014, 1_024), event('asleep', 1_024, 1_029)],
      ),
    ).toEqual([
      ['stopped', 1_014, 1_024],
      ['asleep', 1_024, 1_029],
    ]);
  });
  it('are none where nobody ever watched', () => {
    expect(shown([])).toEqual([]);
  });
});

it('a line is known from its first column or event on', () => {
  expect(knownFrom(chart(all, [event('outage', 990, 991)]))).toBe(990 * M);
  expect(knownFrom(chart([]))).toBeNull();
});
