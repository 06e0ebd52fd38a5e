import { expect, it } from 'vitest';
import { completed } from '../../testing/runs';
import { rendered } from '../../testing/rendered';
import { RunOutcome } from './run-outcome';

it('says of an excluded test that it is excluded, and not how the line was', () => {
  const run = { ...completed(0), exclusion: { reason: 'a backup ran', at: 1 } };
  const html = rendered(<RunOutcome run={run} state="measured" />);
  expect(html).toContain('a backup ran');
  expect(html).not.toContain('Good');
  expect(rendered(<RunOutcome run={completed(0)} state="good" />)).toContain('Good');
});
