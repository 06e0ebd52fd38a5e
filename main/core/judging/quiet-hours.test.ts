import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../shared/durations';
import { localTimeAt } from '../../../shared/local-time';
import { zoneChanges } from '../../testing/zone-changes';
import { quietUntil } from './quiet-hours';

const NIGHT = { isEnabled: true, from: '22:00', to: '07:00' };
const at = (time: string) => Date.parse(time);
const until = (time: string, quiet = NIGHT, zone = 'Europe/Berlin') => {
  const end = quietUntil(at(time), quiet, zone);
  return end === null ? null : new Date(end).toISOString();
};

describe('quiet hours', () => {
  it('over midnight last from the evening to the morning, local time', () => {
    expect(until('2026-11-23T20:59:59Z')).toBeNull();
    expect(until('2026-11-23T21:00:00Z')).toBe('2026-11-24T06:00:00.000Z');
    expect(until('2026-11-24T02:00:00Z')).toBe('2026-11-24T06:00:00.000Z');
    expect(until('2026-11-24T06:00:00Z')).toBeNull();
  });
  it('within a day last from their start to their end', () => {
    const lesson = { isEnabled: true, from: '09:00', to: '10:30' };
    expect(until('2026-11-23T08:30:00Z', lesson)).toBe('2026-11-23T09:30:00.000Z');
    expect(until('2026-11-23T09:30:00Z', lesson)).toBeNull();
  });
  it('follow clock changes', () => {
    expect(until('2026-03-28T22:00:00Z')).toBe('2026-03-29T05:00:00.000Z');
    expect(until('2026-10-24T21:00:00Z')).toBe('2026-10-25T06:00:00.000Z');
  });
  it.each([
    // The clock of Nuuk jumps from 23:00 to midnight, so that day has no 23:30.
    ['Nuuk, before the lost hour', 'America/Nuuk', '2026-03-28T20:30:00Z', '23:30', '06:00', null],
    [
      'Nuuk, after the lost hour',
      'America/Nuuk',
      '2026-03-29T01:00:00Z',
      '22:30',
      '06:00',
      '2026-03-29T07:00',
    ],
    ['Berlin, the first 2:15', 'Europe/Berlin', '2026-10-25T00:15:00Z', '23:00', '02:30', '2026-10-25T00:30'],
    [
      'Berlin, the second 2:15',
      'Europe/Berlin',
      '2026-10-25T01:15:00Z',
      '23:00',
      '02:30',
      '2026-10-25T01:30',
    ],
    [
      'Berlin, an end in the lost hour',
      'Europe/Berlin',
      '2026-03-29T00:30:00Z',
      '23:00',
      '02:30',
      '2026-03-29T01:00',
    ],
    ['Havana, midnight again', 'America/Havana', '2026-11-01T05:10:00Z', '00:30', '06:00', null],
    [
      'Apia, a day that is left out',
      'Pacific/Apia',
      '2011-12-30T09:00:00Z',
      '22:00',
      '07:00',
      '2011-12-30T17:00',
    ],
  ])('follow the local clock: %s', (_, zone, now, from, to, end) => {
    const found = until(now, { isEnabled: true, from, to }, zone);
    expect(found?.slice(0, '2026-11-23T10:00'.length) ?? null).toBe(end);
  });
  it('are in effect at every clock change exactly while the clock shows one of their times', () => {
    const quiet = { isEnabled: true, from: '23:30', to: '02:30' };
    for (const { at: change, timeZone } of zoneChanges(at('2026-01-01T00:00Z'), at('2028-01-01T00:00Z'))) {
      for (let now = change - 4 * HOUR_MS; now < change + 4 * HOUR_MS; now += 15 * MINUTE_MS) {
        const shown = new Date(localTimeAt(now, timeZone)).toISOString().slice(11, 16);
        const where = `${timeZone} ${new Date(now).toISOString()}`;
        const end = quietUntil(now, quiet, timeZone);
        expect([where, end !== null]).toEqual([where, shown >= '23:30' || shown < '02:30']);
        if (end !== null) expect(end).toBeGreaterThan(now);
      }
    }
  });
  it('are never in effect while they are off or have no length', () => {
    expect(until('2026-11-23T23:00:00Z', { ...NIGHT, isEnabled: false })).toBeNull();
    expect(until('2026-11-23T23:00:00Z', { isEnabled: true, from: '07:00', to: '07:00' })).toBeNull();
  });
});
