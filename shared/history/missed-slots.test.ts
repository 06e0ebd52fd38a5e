import { describe, expect, it } from 'vitest';
import type { Run } from '../run';
import { missedWithin } from './missed-slots';

const HOUR = 3_600_000;
const START = Date.parse('2026-11-23T10:00:00Z');
const missed = (slots: number, hours: number) =>
  ({
    ...({ id: 'm', trigger: 'schedule', provider: 'librespeed', server: null, slotAt: START } as const),
    ...({ outcome: 'missed', reason: 'asleep', startedAt: START, finishedAt: START + hours * HOUR } as const),
    slots,
  }) satisfies Run;
const within = (run: ReturnType<typeof missed>, from: number, to: number) =>
  missedWithin(run, { from: START + from * HOUR, to: START + to * HOUR });

describe('the missed slots within a stretch of time', () => {
  it('are one or none of a single one; the end of the stretch is excluded', () => {
    expect(within(missed(1, 0), 0, 1)).toBe(1);
    expect(within(missed(1, 0), -1, 0)).toBe(0);
    expect(within(missed(1, 0), 1, 2)).toBe(0);
  });
  it('are those of an hourly schedule that lie in it', () => {
    const day = missed(25, 24);
    expect(within(day, -5, 50)).toBe(25);
    expect(within(day, 0, 24)).toBe(24);
    expect(within(day, 6, 12)).toBe(6);
    expect(within(day, 24, 48)).toBe(1);
    expect(within(day, -48, 0)).toBe(0);
  });
  it('are each counted once by stretches that follow each other', () => {
    const run = missed(100, 17);
    const parts = [-3, 0.3, 1, 6.6, 16.9, 17, 30].map((from, index, all) =>
      within(run, from, all[index + 1] ?? 99),
    );
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(100);
  });
});
