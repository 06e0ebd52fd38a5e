import { describe, expect, it } from 'vitest';
import { textsIn } from '../texts/i18n';
import { rulesSchema } from './rules';
import { ruleName } from './rule-words';

function named(name: string): string {
  const [rule] = rulesSchema.parse([{ id: 'mine', name, condition: { kind: 'every-result' } }]);
  return rule === undefined ? '' : ruleName(rule, textsIn('en'), { language: 'en', rateUnit: 'Mbit/s' });
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

describe('the sentence of a rule about the plan', () => {
  const worded = (against: object, language: 'en' | 'zh-CN') => {
    const condition = { kind: 'figure', figure: 'download', direction: 'below', against };
    const [rule] = rulesSchema.parse([{ id: 'mine', condition }]);
    return rule === undefined ? '' : ruleName(rule, textsIn(language), { language, rateUnit: 'Mbit/s' });
  };

  it.each([
    [{ kind: 'plan', ratio: 0.8 }, 'Download below 80\u00a0% of your plan'],
    [{ kind: 'plan', ratio: 0.8, figure: 'maximum' }, 'Download below 80\u00a0% of your plan'],
    [
      { kind: 'plan', ratio: 0.9, figure: 'normal' },
      'Download below 90\u00a0% of the normally available speed of your plan',
    ],
    [
      { kind: 'plan', ratio: 1, figure: 'minimum' },
      'Download below 100\u00a0% of the minimum speed of your plan',
    ],
    [
      { kind: 'expected', ratio: 1, figure: 'minimum' },
      'Download below 100\u00a0% of the minimum speed of your plan, or of what is usual',
    ],
  ])('names the figure that was chosen: %j', (against, sentence) => {
    expect(worded(against, 'en')).toBe(sentence);
  });

  it('names it in Chinese, too', () => {
    expect(worded({ kind: 'plan', ratio: 1, figure: 'minimum' }, 'zh-CN')).toContain('套餐最低速率的 100%');
  });
});
