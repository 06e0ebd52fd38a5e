import { describe, expect, it } from 'vitest';
import { textsIn } from '../texts/i18n';
import { rulesSchema } from './rules';
import { ruleName } from './rule-words';

function named(name: string): string {
  const [rule] = rulesSchema.parse([{ id: 'mine', name, condition: { kind: 'every-result' } }]);
  return rule === undefined ? '' : ruleName(rule, textsIn('en'), 'en');
}

describe('the name of a rule', () => {
  it.each([
    ['Slow at night', 'Slow at night'],
    ['\u202eevil\u202c line', 'evil line'],
    ['\u2067never closed', 'never closed'],
    ['two\nlines', 'two lines'],
    ['قاعدة', 'قاعدة'],
  ])('is shown without what turns the text around it: %j', (typed, shown) => {
    expect(named(typed)).toBe(shown);
  });

  it.each(['', '\u200b', '\u202e\u202c', '  '])(
    'is its condition where nothing of it is seen: %j',
    (typed) => {
      expect(named(typed)).toBe('Every result');
    },
  );
});
