import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../../shared/durations';
import type { DigestPeriod } from '../../../shared/rules/rules';
import { zoneChanges } from '../../testing/zone-changes';
import { digestAfter, digestBegin } from './digest-due';

const at = (time: string) => Date.parse(time);
const shown = (moment: number) => new Date(moment).toISOString().slice(0, '2026-11-23T10:00'.length);
const digest = (every: DigestPeriod, time: string) => ({ kind: 'digest', every, at: time }) as const;

describe('a digest', () => {
  it.each([
    ['day', '08:00', 'Europe/Berlin', '2026-11-23T07:00:00Z', '2026-11-24T07:00'],
    ['week', '08:00', 'Europe/Berlin', '2026-11-23T06:59:00Z', '2026-11-23T07:00'],
    ['month', '00:00', 'Asia/Kathmandu', '2026-11-23T07:00:00Z', '2026-11-30T18:15'],
    // The clock of Nuuk jumps from 23:00 to midnight.
    ['day', '22:30', 'America/Nuuk', '2026-03-28T12:00:00Z', '2026-03-29T00:30'],
    ['day', '23:30', 'America/Nuuk', '2026-03-28T12:00:00Z', '2026-03-29T01:00'],
    // The clock of Berlin shows 2:30 twice in autumn, and never in spring.
    ['day', '02:30', 'Europe/Berlin', '2026-10-24T12:00:00Z', '2026-10-25T00:30'],
    ['day', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00Z', '2026-10-26T01:30'],
    ['day', '02:30', 'Europe/Berlin', '2026-03-28T12:00:00Z', '2026-03-29T01:00'],
  ] as const)('of every %s at %s in %s is due after %s', (every, time, zone, after, due) => {
    expect(shown(digestAfter(digest(every, time), at(after), zone))).toBe(due);
  });

  it('on 1 January covers December', () => {
    const due = at('2027-01-01T07:00:00Z');
    expect(shown(digestBegin(digest('month', '08:00'), due, 'Europe/Berlin'))).toBe('2026-12-01T07:00');
  });

  it.each(['00:00', '02:30', '23:30'])('at %s is due on every day with a clock change', (time) => {
    for (const { at: change, timeZone } of zoneChanges(at('2026-01-01T00:00Z'), at('2028-01-01T00:00Z'))) {
      const first = digestAfter(digest('day', time), change - 2 * DAY_MS, timeZone);
      for (let due = first, count = 0; count < 4; count += 1) {
        const next = digestAfter(digest('day', time), due, timeZone);
        const where = `${timeZone} ${shown(due)} ${shown(next)}`;
        expect([where, Math.abs(next - due - DAY_MS) <= 2 * HOUR_MS]).toEqual([where, true]);
        due = next;
      }
    }
  });
});
