import { expect, it } from 'vitest';
import { temporaryRecords } from '../../testing/records';
import { IN_RANGE } from './in-range';

it('runs of a range are found by indices alone', () => {
  const { database } = temporaryRecords();
  const steps = database
    .prepare(`EXPLAIN QUERY PLAN SELECT id FROM runs WHERE ${IN_RANGE}`)
    .all({ from: 1, to: 2 }) as unknown as readonly { readonly detail: string }[];
  expect(steps.map(({ detail }) => detail)).toEqual([
    'SEARCH runs USING INDEX runs_by_time (started_at>? AND started_at<?)',
    'SCALAR SUBQUERY 1',
    'SEARCH runs USING INDEX runs_of_many_slots (finished_at>?)',
  ]);
});
