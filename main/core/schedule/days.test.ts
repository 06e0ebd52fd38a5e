import { Cron } from 'croner';
import { describe, expect, it } from 'vitest';
import { cronProblem } from '../../../shared/cron-expression';
import { CronDays } from './days';

const day = (text: string) => Date.parse(`${text}T00:00Z`);
const next = (days: string, from: string) => {
  const found = new CronDays(days).next(day(from));
  return found === null ? null : new Date(found).toISOString().slice(0, 10);
};

describe('the days of a cron expression', () => {
  it.each([
    ['* * *', '2026-11-23', '2026-11-23'],
    ['* * 1-5', '2026-11-28', '2026-11-30'],
    ['1 * *', '2026-11-02', '2026-12-01'],
    ['29 2 *', '2026-11-23', '2028-02-29'],
    ['L * *', '2026-11-23', '2026-11-30'],
    ['* * 5#2', '2026-11-23', '2026-12-11'],
    ['13 * 5', '2026-11-23', '2026-11-27'],
  ])('%s after %s', (days, from, found) => {
    expect(next(days, from)).toBe(found);
    expect(new CronDays(days).has(day(found))).toBe(true);
  });
});

/** Pieces of fields, put together at random but always in the same way. */
const PIECES = [
  ...[
    '*',
    '?',
    '0',
    '5',
    '23',
    '24',
    '31',
    '59',
    '60',
    'L',
    'LW',
    '15W',
    '31W',
    '5#2',
    'FRIL',
    'mon',
    'MON-FRI',
  ],
  ...[
    'sat-sun',
    'sun-tue',
    'jan',
    'Feb-apr',
    '1-5',
    '5-1',
    '1-5/2',
    '*/2',
    '*/0',
    '*/60',
    '*/99',
    '5/15',
    '',
    '-',
  ],
  ...[
    'L-3',
    '5#6',
    '1#L',
    '7',
    '5-7',
    '0-7',
    '12',
    '2',
    '30',
    '1-31',
    '32',
    'mon#1',
    '?/2',
    'moN/2',
    '0x5',
    '１',
  ],
];

describe('an expression that can be used', () => {
  it('can be read by the parser, and comes some day', () => {
    let seed = 20_261_123;
    const draw = (below: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 1;
      return (seed >> 8) % below;
    };
    const piece = () => PIECES[draw(draw(3) === 0 ? PIECES.length : 6)] ?? '';
    let usable = 0;
    for (let index = 0; index < 6_000; index += 1) {
      const fields = Array.from({ length: 5 }, () => (draw(6) === 0 ? `${piece()},${piece()}` : piece()));
      const expression = fields.join(' ');
      if (cronProblem(expression) !== null) continue;
      usable += 1;
      const cron = new Cron(expression, { mode: '5-part', timezone: 'UTC', paused: true });
      expect({ expression, isEver: cron.nextRun(new Date('2026-11-23T00:00Z')) !== null }).toEqual({
        expression,
        isEver: true,
      });
    }
    expect(usable).toBeGreaterThan(100);
  });
});
