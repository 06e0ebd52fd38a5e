import { describe, expect, it } from 'vitest';
import { cronProblem, parseCron } from './cron-expression';

const parts = (expression: string) => {
  const parsed = parseCron(expression);
  if (parsed.kind === 'problem') throw new Error(parsed.problem);
  return parsed.parts;
};

describe('a cron expression', () => {
  it('names hours and minutes', () => {
    expect(parts('*/20 22-23,0-6/3,7 * * *')).toMatchObject({
      minutes: [0, 20, 40],
      hours: [0, 3, 6, 7, 22, 23],
    });
    expect(parts('00 07 * * *')).toMatchObject({ minutes: [0], hours: [7] });
  });
  it.each([
    ['0 */6 * * *', true],
    ['*/15 2 * * *', true],
    ['7 * * * *', true],
    ['0 0-23 * * *', true],
    ['30 2,14 * * *', false],
    ['0 8-20 * * *', false],
    ['0 7 * * 1-5', false],
  ])('asks for an interval or for times of the day: %s', (expression, isInterval) => {
    expect(parts(expression).isInterval).toBe(isInterval);
  });
  it.each([
    ...['0 0 * * MON', '0 0 * jan-Mar mon', '0 0 L * *', '0 0 LW * *', '0 0 15W * *', '0 0 * * 5#2'],
    ...[
      '0 0 * * FRIL',
      '0 0 * * 1#L',
      '0 0 * * 7',
      '0 0 * * SAT-SUN',
      '0 0 ? * *',
      '  0\t0 * *   * ',
      '0 0 29 2 *',
    ],
    ...['0 0 31 2,3 *', '0 0 31 2 1', '@hourly', '@Daily', '@ANNUALLY', '0 0 1,L * *'],
  ])('can be used: %s', (expression) => {
    expect(cronProblem(expression)).toBeNull();
  });
  it.each([
    [
      'cron-fields',
      [
        '',
        '   ',
        '0 0 * *',
        '* * * * * * *',
        '2026-01-01T00:00:00',
        '@reboot',
        '__proto__',
        'constructor',
        '@every',
        '0,0,*,*,*',
      ],
    ],
    ['cron-seconds', ['* * * * * *', '0 0 * * * *', '*/30 * * * * *', '0 0 0 1 1 ?']],
    [
      'cron-backwards',
      ['22-6 * * * *', '0 22-6 * * *', '0 23-01 * * *', '0 0 31-1 * *', '0 0 * * FRI-MON', '0 0 * 12-1 *'],
    ],
    ['cron-never', ['0 0 31 2 *', '0 0 30 2 ?', '0 0 31 4,6,9,11 *', '0 0 31W 2 *', '0 0 31 FEB *']],
    [
      'cron-unreadable',
      [
        ...['60 * * * *', '0 24 * * *', '0 0 0 * *', '0 0 32 * *', '0 0 * 0 *', '0 0 * 13 *', '0 0 * * 8'],
        ...[
          '*/0 * * * *',
          '*/61 * * * *',
          '5/15 * * * *',
          '1,,2 * * * *',
          ', * * * *',
          '-1 * * * *',
          '1- * * * *',
        ],
        ...[
          'a b c d e',
          'H * * * *',
          '0x5 * * * *',
          '1e1 * * * *',
          '1.5 * * * *',
          '0 0 * * MONDAY',
          '0 0 * * MO',
        ],
        ...[
          '٠ 0 * * *',
          '０ 0 * * *',
          '0 0 * * +1',
          '0 0 L-3 * *',
          '0 0 * * 5#6',
          '0 0 * * 1-L',
          'L * * * *',
          '0 W * * *',
        ],
        ...[
          '0 0 * MON *',
          '0 0 JAN * *',
          '* * * * *\u0000',
          '＊ * * * *',
          '?/2 * * * *',
          '0 0 32W * *',
          '000 * * * *',
        ],
      ],
    ],
  ])('is refused as %s', (problem, expressions) => {
    for (const expression of expressions) {
      expect({ expression, problem: cronProblem(expression) }).toEqual({ expression, problem });
    }
  });
});
