import { describe, expect, it } from 'vitest';
import { quietUntil } from './quiet-hours';

const NIGHT = { isEnabled: true, from: '22:00', to: '07:00' };
const at = (time: string) => Date.parse(time);
const until = (time: string, quiet = NIGHT, zone = 'Europe/Berlin') => {
  const end = quietUntil(at(time), quiet, zone);
  return end === null ? null : new Date(end).toISOString();
};

describe('quiet hours', () => {
  it('over midnight hold from the evening to the morning, local time', () => {
    expect(until('2026-11-23T20:59:59Z')).toBeNull();
    expect(until('2026-11-23T21:00:00Z')).toBe('2026-11-24T06:00:00.000Z');
    expect(until('2026-11-24T02:00:00Z')).toBe('2026-11-24T06:00:00.000Z');
    expect(until('2026-11-24T06:00:00Z')).toBeNull();
  });
  it('within a day hold between their times', () => {
    const lesson = { isEnabled: true, from: '09:00', to: '10:30' };
    expect(until('2026-11-23T08:30:00Z', lesson)).toBe('2026-11-23T09:30:00.000Z');
    expect(until('2026-11-23T09:30:00Z', lesson)).toBeNull();
  });
  it('follow the clock change', () => {
    expect(until('2026-03-28T22:00:00Z')).toBe('2026-03-29T05:00:00.000Z');
    expect(until('2026-10-24T21:00:00Z')).toBe('2026-10-25T06:00:00.000Z');
  });
  it('are none while they are off or have no length', () => {
    expect(until('2026-11-23T23:00:00Z', { ...NIGHT, isEnabled: false })).toBeNull();
    expect(until('2026-11-23T23:00:00Z', { isEnabled: true, from: '07:00', to: '07:00' })).toBeNull();
  });
});
