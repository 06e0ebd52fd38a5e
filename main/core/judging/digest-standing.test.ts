import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/durations';
import { localTimeAt } from '../../../shared/local-time';
import type { DigestPeriod } from '../../../shared/rules/rules';
import { pick, seededRandom } from '../../testing/random';
import { zoneChanges } from '../../testing/zone-changes';
import { digestAfter } from './digest-due';
import { digestStanding, type DigestStretch } from './digest-standing';
import { EMPTY_MEMORY, type RuleMemory } from './memory';

const at = (time: string) => Date.parse(time);
const shown = (moment: number) => new Date(moment).toISOString().slice(0, '2026-11-23T10:00'.length);
const digest = (every: DigestPeriod, time = '08:00') => ({ kind: 'digest', every, at: time }) as const;

type Condition = ReturnType<typeof digest>;
type Remembered = Pick<RuleMemory, 'dueAt' | 'digest'>;
interface Told extends DigestStretch {
  readonly at: number;
  readonly timeZone: string;
}

/** A computer that checks the clock at the given times and keeps its memory. */
class Looks {
  readonly told: Told[] = [];
  condition: Condition;
  #remembered: Remembered = EMPTY_MEMORY;

  constructor(condition: Condition) {
    this.condition = condition;
  }

  look(now: number, timeZone: string): void {
    const { due, memory } = digestStanding(this.condition, this.#remembered, now, timeZone);
    this.#remembered = memory;
    if (due !== null) this.told.push({ ...due, at: now, timeZone });
  }

  from(from: number, to: number, timeZone: string): void {
    for (let now = from; now <= to; now += 10 * MINUTE_MS) this.look(now, timeZone);
  }

  get shown(): readonly string[] {
    return this.told.map(({ at: moment }) => shown(moment));
  }
}

/** The local date that a digest covers; 00:00 belongs to the day that ends then. */
const getDate = ({ to, timeZone }: Pick<Told, 'to' | 'timeZone'>) =>
  new Date(localTimeAt(to - 1, timeZone)).toISOString().slice(0, 10);

describe('a digest on a journey', () => {
  it.each([
    ['day', '2026-11-25T07:00Z', '2026-11-26T13:00Z'],
    ['week', '2026-11-30T07:00Z', '2026-12-07T13:00Z'],
    ['month', '2026-12-01T07:00Z', '2027-01-01T13:00Z'],
  ] as const)(
    'of every %s is not sent again when its time of day occurs again further west',
    (every, one, other) => {
      const looks = new Looks(digest(every));
      looks.from(at(one) - DAY_MS / 2, at(one) + HOUR_MS, 'Europe/Berlin');
      looks.from(at(one) + 2 * HOUR_MS, at(other) + HOUR_MS, 'America/New_York');
      expect(looks.shown).toEqual([shown(at(one)), shown(at(other))]);
      expect(looks.told[1]?.from).toBe(looks.told[0]?.to);
    },
  );

  it('to the east is sent although the clock has skipped its time', () => {
    const looks = new Looks(digest('day'));
    looks.from(at('2026-11-25T06:00Z'), at('2026-11-26T06:30Z'), 'Europe/Berlin');
    // 7:40 in Berlin is 9:40 in Moscow.
    looks.from(at('2026-11-26T06:40Z'), at('2026-11-27T04:00Z'), 'Europe/Moscow');
    expect(looks.shown).toEqual(['2026-11-25T07:00', '2026-11-26T06:40']);
  });

  it('is sent once if the clock was wrong for a moment', () => {
    const looks = new Looks(digest('day'));
    looks.from(at('2026-11-25T06:00Z'), at('2026-11-25T09:00Z'), 'Europe/Berlin');
    looks.look(at('2020-01-01T00:00Z'), 'Europe/Berlin');
    looks.from(at('2026-11-25T09:10Z'), at('2026-11-26T12:00Z'), 'Europe/Berlin');
    expect(looks.shown).toEqual(['2026-11-25T07:00', '2026-11-26T07:00']);
  });

  it('is sent again on the next day after the clock had been a month ahead', () => {
    const looks = new Looks(digest('day'));
    looks.from(at('2026-12-25T06:00Z'), at('2026-12-25T08:00Z'), 'Europe/Berlin');
    looks.from(at('2026-11-25T09:00Z'), at('2026-11-27T09:00Z'), 'Europe/Berlin');
    expect(looks.shown).toEqual(['2026-12-25T07:00', '2026-11-26T07:00', '2026-11-27T07:00']);
  });

  it('adopts a time that was changed to later on the same day', () => {
    const looks = new Looks(digest('day'));
    looks.from(at('2026-11-25T06:00Z'), at('2026-11-25T10:00Z'), 'Europe/Berlin');
    looks.condition = digest('day', '18:00');
    looks.from(at('2026-11-25T10:10Z'), at('2026-11-26T18:00Z'), 'Europe/Berlin');
    expect(looks.shown).toEqual(['2026-11-25T07:00', '2026-11-25T17:00', '2026-11-26T17:00']);
  });
});

describe('on any journey', () => {
  const BEGIN = at('2026-01-01T00:00Z');
  const END = at('2028-01-01T00:00Z');
  const zones = [...new Set(zoneChanges(BEGIN, END).map(({ timeZone }) => timeZone))];
  const ZONES = [...zones, 'UTC', 'Asia/Tokyo', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu'];

  it.each([
    ['day', 20],
    ['week', 5],
    ['month', 3],
  ] as const)('a digest of every %s is sent once for each date, and covers every hour', (every, seeds) => {
    for (let seed = 1; seed <= seeds; seed += 1) {
      const random = seededRandom(seed);
      const condition = digest(every, pick(random, ['00:00', '02:30', '08:00', '23:30']));
      const looks = new Looks(condition);
      let now = BEGIN + random() * 300 * DAY_MS;
      for (let journey = 0; journey < 12; journey += 1) {
        const timeZone = pick(random, ZONES);
        const arrivedAt = now;
        const leavesAt = arrivedAt + random() * (every === 'day' ? 4 : 12) * DAY_MS;
        const since = digestAfter(condition, arrivedAt, timeZone);
        for (; now < leavesAt; now += random() * (every === 'day' ? 3 : 12) * HOUR_MS) {
          looks.look(now, timeZone);
          const last = looks.told.at(-1);
          const where = `seed ${seed}, ${timeZone}, ${shown(now)}`;
          // Digests that became due during the journey were sent on arrival.
          const isTold =
            since > now || (last !== undefined && getDate(last) >= getDate({ to: since, timeZone }));
          expect([where, isTold]).toEqual([where, true]);
        }
      }
      const dates = looks.told.map(getDate);
      expect(dates).toEqual([...new Set(dates)].sort());
      looks.told.slice(1).forEach(({ from }, index) => {
        expect([seed, from]).toEqual([seed, looks.told[index]?.to]);
      });
    }
  });
});
