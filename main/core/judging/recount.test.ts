import { describe, expect, it } from 'vitest';
import { rulesSchema } from '../../../shared/rules/rules';
import { EMPTY_MEMORY } from './memory';
import { recount } from './recount';

const [rule] = rulesSchema.parse([{ id: 'r', condition: { kind: 'run-ended', outcomes: ['failed'] } }]);
const breachAt = (at: number) => ({ at, isBreach: true });
const goodAt = (at: number) => ({ at, isBreach: false });

describe('what a rule remembers after one of its runs was excluded', () => {
  const recounted = (memory: Partial<typeof EMPTY_MEMORY>) => {
    if (rule === undefined) throw new Error('no rule');
    const change = { at: 3, before: [breachAt(2), goodAt(3)], after: [breachAt(2)] };
    return recount(rule, { ...EMPTY_MEMORY, ...memory }, change);
  };
  it('is as if the run had not been', () => {
    expect(recounted({ recent: [false] })).toEqual({
      ...EMPTY_MEMORY,
      recent: [true],
      recentAt: [2],
      breachedSince: 2,
    });
  });
  it('loses that run alone where the verdicts do not lead to what it remembers', () => {
    const memory = { recent: [false], recentAt: [3], breachedSince: 1 };
    expect(recounted(memory)).toEqual({ ...EMPTY_MEMORY, recent: [], recentAt: [], breachedSince: 1 });
  });
});
