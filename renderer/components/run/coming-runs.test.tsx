import { expect, it } from 'vitest';
import { rendered } from '../../testing/rendered';
import { ComingRuns } from './coming-runs';

const AT = Date.parse('2026-11-23T10:00:00Z');

it('names the schedule of each test, and which repetition one is', () => {
  const coming = [
    {
      schedule: { id: 'home', name: 'Hourly' },
      dueAt: AT + 60_000,
      isWaitingForLine: false,
      repetition: { purpose: 'retry', number: 1, of: 3 },
    },
    { schedule: { id: 'home', name: 'Hourly' }, dueAt: AT + 3_600_000, isWaitingForLine: true },
  ] as const;
  const words = rendered(<ComingRuns coming={coming} now={AT} />)
    .split('<li')
    .slice(1)
    .map((item) => item.replaceAll(/^[^>]*>|<[^>]*>/g, ' ').replaceAll(/\s+/g, ' '));
  expect(words[0]).toContain('Hourly repetition 1 of 3');
  expect(words[1]).toContain('Hourly waits, line busy');
});
