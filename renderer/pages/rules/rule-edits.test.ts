import { describe, expect, it } from 'vitest';
import { readRuleEdits, ruleFormWith, withForm, withoutEdit } from './rule-edits';
import { blankForm } from './rule-form';

const BASE = blankForm('mine');
const through = (value: object): unknown => JSON.parse(JSON.stringify(value)) as unknown;

describe('unsaved changes of rules', () => {
  it('outlive the window, each rule for itself', () => {
    const first = withForm({}, { ...BASE, value: '5O' }, BASE);
    const both = withForm(first, { ...blankForm('other'), name: 'Night' }, blankForm('other'));
    const read = readRuleEdits(through(both));
    expect(ruleFormWith(read['mine'], BASE)).toEqual({ ...BASE, value: '5O' });
    expect(ruleFormWith(read['other'], blankForm('other')).name).toBe('Night');
    expect(Object.keys(withoutEdit(read, 'mine'))).toEqual(['other']);
  });
  it('are none where the rule is as stored again', () => {
    expect(withForm(withForm({}, { ...BASE, share: '70' }, BASE), { ...BASE }, BASE)).toEqual({});
  });
  it('leave alone what was changed in the list meanwhile', () => {
    const edits = withForm({}, { ...BASE, share: '70' }, BASE);
    expect(ruleFormWith(edits['mine'], { ...BASE, isEnabled: false })).toEqual({
      ...BASE,
      share: '70',
      isEnabled: false,
    });
  });
  it('are none where what was kept cannot be read', () => {
    expect([undefined, null, 7, [], { mine: 1 }].map(readRuleEdits)).toEqual([{}, {}, {}, {}, {}]);
  });
});
