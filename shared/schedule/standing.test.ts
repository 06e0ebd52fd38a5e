import { describe, expect, it } from 'vitest';
import { pausedUntil } from './pause';
import { getScheduleStanding } from './standing';

const on = { isEnabled: true, pausedUntil: null };
const off = { isEnabled: false, pausedUntil: null };

describe('schedules as a whole', () => {
  it('run as soon as one does', () => {
    expect(getScheduleStanding([off, { ...on, pausedUntil: 'resumed' }, on], 0)).toEqual({ kind: 'running' });
  });
  it('are paused until the first of them goes on', () => {
    const paused = [
      { ...on, pausedUntil: 3_000 },
      { ...on, pausedUntil: 'resumed' as const },
      { ...on, pausedUntil: 2_000 },
    ];
    expect(getScheduleStanding(paused, 1_999)).toEqual({ kind: 'paused', until: 2_000 });
    expect(getScheduleStanding(paused, 2_000)).toEqual({ kind: 'running' });
    expect(getScheduleStanding([{ ...on, pausedUntil: 'resumed' }], 0)).toEqual({
      kind: 'paused',
      until: null,
    });
  });
  it('are off where none is switched on', () => {
    expect(getScheduleStanding([], 0)).toEqual({ kind: 'off' });
    expect(getScheduleStanding([{ ...off, pausedUntil: 'resumed' }], 0)).toEqual({ kind: 'off' });
  });
});

describe('a pause', () => {
  const now = Date.parse('2026-11-23T22:30:00Z');
  const until = (pause: Parameters<typeof pausedUntil>[0], zone = 'UTC') => {
    const end = pausedUntil(pause, now, zone);
    return typeof end === 'number' ? new Date(end).toISOString() : end;
  };
  it('of half an hour or two hours ends so much later', () => {
    expect(until('half-hour')).toBe('2026-11-23T23:00:00.000Z');
    expect(until('two-hours')).toBe('2026-11-24T00:30:00.000Z');
  });
  it('until tomorrow ends at midnight of the zone', () => {
    expect(until('tomorrow')).toBe('2026-11-24T00:00:00.000Z');
    expect(until('tomorrow', 'Europe/Berlin')).toBe('2026-11-23T23:00:00.000Z');
    expect(until('tomorrow', 'America/New_York')).toBe('2026-11-24T05:00:00.000Z');
  });
  it('may last until somebody ends it', () => {
    expect(until('until-resumed')).toBe('resumed');
    expect(until('resume')).toBeNull();
  });
});
