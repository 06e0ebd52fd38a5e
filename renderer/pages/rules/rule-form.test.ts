import { describe, expect, it } from 'vitest';
import { DEFAULT_RULES, rulesSchema } from '../../../shared/rules/rules';
import { blankForm, formOfRule, ruleOfForm, type RuleForm } from './rule-form';

const findFaults = (change: Partial<RuleForm>) => {
  const answer = ruleOfForm({ ...blankForm('mine', 'Mbit/s'), ...change });
  return answer.kind === 'faulty' ? answer.faults : {};
};
const figure = (name: string, value: number) => ({
  id: `${name}-limit`,
  channels: ['mail', 'ntfy'],
  repeat: { kind: 'every-hours', hours: 3 },
  condition: { kind: 'figure', figure: name, direction: 'above', against: { kind: 'value', value } },
});

const ofPlan = (against: object) => ({
  ...figure('download', 0),
  id: `of-${Object.values(against).join('-').replaceAll('.', '')}`,
  condition: { kind: 'figure', figure: 'download', direction: 'below', against },
});

describe('the form of a rule', () => {
  it('gives every rule back as it was', () => {
    const rules = [
      ...DEFAULT_RULES,
      ...rulesSchema.parse([
        figure('download', 93_500_000),
        figure('latency', 12.5),
        figure('packet-loss', 0.007),
        figure('grade', 2),
        figure('rpm', 300),
        ofPlan({ kind: 'plan', ratio: 1, figure: 'minimum' }),
        ofPlan({ kind: 'expected', ratio: 0.9, figure: 'normal' }),
        ofPlan({ kind: 'usual', ratio: 0.5 }),
      ]),
    ];
    const back = rules.map((rule) => ruleOfForm(formOfRule(rule, 'Mbit/s')));
    expect(back).toEqual(rules.map((rule) => ({ kind: 'rule', rule })));
  });
  it('stores the figure of the plan only where the rule is against the plan', () => {
    const stored = (change: Partial<RuleForm>) => {
      const answer = ruleOfForm({ ...blankForm('mine', 'Mbit/s'), planFigure: 'minimum', ...change });
      const condition = answer.kind === 'rule' ? answer.rule.condition : null;
      return condition?.kind === 'figure' ? condition.against : null;
    };
    expect(stored({ limitKind: 'plan' })).toEqual({ kind: 'plan', ratio: 0.8, figure: 'minimum' });
    expect(stored({ limitKind: 'usual' })).toEqual({ kind: 'usual', ratio: 0.8 });
    expect(stored({ limitKind: 'plan', planFigure: 'maximum' })).toEqual({ kind: 'plan', ratio: 0.8 });
  });
  it('shows everyday units', () => {
    const [download, loss, grade] = rulesSchema.parse([
      figure('download', 93_500_000),
      figure('packet-loss', 0.007),
      figure('grade', 2),
    ]);
    expect([download, loss, grade].map((rule) => rule && formOfRule(rule, 'Mbit/s').value)).toEqual([
      '93.5',
      '0.7',
      'B',
    ]);
  });
  it('is typed in the unit that a person has chosen, and stored in bit/s', () => {
    const [rule] = rulesSchema.parse([figure('download', 80_000_000)]);
    const form = rule && formOfRule(rule, 'MB/s');
    expect(form).toMatchObject({ value: '10', rateUnit: 'MB/s' });
    const answer = form && ruleOfForm({ ...form, value: '12.5' });
    expect(answer).toMatchObject({
      rule: { condition: { against: { kind: 'value', value: 100_000_000 } } },
    });
  });
  it('of a new rule has a limit that is still to be entered, so that it repeats no other rule', () => {
    const answer = ruleOfForm(blankForm('rule-1', 'Mbit/s'));
    expect(answer).toEqual({ kind: 'faulty', faults: { value: 'not-a-number' } });
  });
  it('names each field that is wrong', () => {
    expect(findFaults({ limitKind: 'value', value: 'much' })).toEqual({ value: 'not-a-number' });
    expect(findFaults({ limitKind: 'expected', share: '' })).toEqual({ share: 'not-a-number' });
    expect(findFaults({ limitKind: 'expected', share: '0' })).toEqual({ share: 'out-of-range' });
    expect(findFaults({ limitKind: 'expected', breaches: '6' })).toEqual({ breaches: 'more-than-of' });
    expect(findFaults({ kind: 'run-ended', outcomes: [] })).toEqual({ outcomes: 'nothing-chosen' });
    expect(findFaults({ kind: 'digest', at: '25:00' })).toEqual({ at: 'not-a-time' });
    expect(findFaults({ kind: 'data-use', dataShare: '101' })).toEqual({ dataShare: 'out-of-range' });
    expect(findFaults({ limitKind: 'expected', repeat: 'every-hours', repeatHours: '0' })).toEqual({
      repeatHours: 'out-of-range',
    });
    expect(findFaults({ kind: 'silence', hours: '' })).toEqual({ hours: 'not-a-number' });
  });
  it('does not mind what its condition does not use', () => {
    expect(findFaults({ kind: 'canary', hours: 'x', value: 'x', share: 'x', breaches: 'x' })).toEqual({});
  });
});
