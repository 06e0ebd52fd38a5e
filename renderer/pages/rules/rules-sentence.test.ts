import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../shared/texts/i18n';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import { rulesSentence } from './rules-sentence';

const state = (id: string, breachedSince: number | null) =>
  [id, { id, breachedSince, lastTold: null }] as const;
const title = (change: Partial<typeof DEFAULT_SETTINGS>, ...states: ReturnType<typeof state>[]) =>
  rulesSentence({ ...DEFAULT_SETTINGS, ...change }, new Map(states), textsIn('en')).title;

describe('the sentence of the rules', () => {
  it('says whether something is told of now', () => {
    expect(title({})).toBe('All quiet: no rule applies');
    expect(title({}, state('failed', 1), state('slow-download', null))).toBe(
      'One rule applies at the moment',
    );
    // A rule that is off says nothing, whatever it remembers.
    expect(title({}, state('every-result', 1))).toBe('All quiet: no rule applies');
  });
  it('says when nobody would be told', () => {
    expect(title({ rules: [] })).toBe('No rule is on: nobody is notified');
    const channels = { ...DEFAULT_SETTINGS.channels, desktop: { isEnabled: false } };
    expect(title({ channels })).toBe('No channel is on: nobody is notified');
  });
});
