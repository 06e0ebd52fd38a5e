import { describe, expect, it } from 'vitest';
import { campaignRule } from '../../../shared/campaign/rule-of';
import { earliestDay, seriesOf } from './campaign-days';

const GERMAN = campaignRule('de');
const AUSTRIAN = campaignRule('at');

describe('the days of a campaign', () => {
  it('have a day between them where the rule asks for one', () => {
    expect(seriesOf([100, 101, 102, 103, 104], GERMAN, 104)).toEqual([100, 102, 104]);
    expect(seriesOf([100, 101, 102], AUSTRIAN, 102)).toEqual([100, 101, 102]);
    expect(earliestDay([100], GERMAN, 101)).toBe(102);
    expect(earliestDay([100], AUSTRIAN, 101)).toBe(101);
  });
  it('lie within the time of the rule: of 14 days the first and the last count', () => {
    expect(seriesOf([100, 102, 113], GERMAN, 113)).toEqual([100, 102, 113]);
    expect(seriesOf([100, 102, 114], GERMAN, 114)).toEqual([114]);
  });
  it('are those that a day to come can still go on with', () => {
    expect(seriesOf([100], GERMAN, 111)).toEqual([100]);
    expect(seriesOf([100], GERMAN, 112)).toEqual([]);
    expect(seriesOf([], GERMAN, 112)).toEqual([]);
  });
});
