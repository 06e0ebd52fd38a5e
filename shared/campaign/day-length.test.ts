import { expect, it } from 'vitest';
import { latestBegin } from './day-length';
import { campaignRule } from './rule-of';

it('leaves the measurements of a day and a quarter of an hour before midnight', () => {
  expect(latestBegin(campaignRule('de'))).toBe('19:15');
  expect(latestBegin(campaignRule('at'))).toBe('21:40');
});
