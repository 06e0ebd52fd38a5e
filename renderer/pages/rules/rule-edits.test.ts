import { describe, expect, it } from 'vitest';
import { readRuleEdits, ruleFormWith, withForm, withoutEdit } from './rule-edits';
import { blankForm } from './rule-form';

const BASE = blankForm('mine', 'Mbit/s');
const through = (value: object): unknown => JSON.parse(JSON.stringify(value)) as unknown;

describe('unsaved changes of rules', () => {
  it('outlive the window, each rule for itself', () => {
    const first = withForm({}, { ...BASE, value: '5O' }, BASE);
    const both = withForm(
      first,
      { ...blankForm('other', 'Mbit/s'), name: 'Night' },
      blankForm('other', 'Mbit/s'),
    );
    const read = readRuleEdits(through(both));
    expect(ruleFormWith(read['mine'], BASE)).toEqual({ ...BASE, value: '5O' });
    expect(ruleFormWith(read['other'], blankForm('other', 'Mbit/s')).name).toBe('Night');
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
  it('are in Mbit/s where an earlier version kept them, which knew no other unit', () => {
    const { rateUnit, ...typed } = { ...BASE, value: '80' };
    expect(rateUnit).toBe('Mbit/s');
    const kept = readRuleEdits({ mine: { typed, base: BASE } });
    expect(kept['mine']?.typed).toMatchObject({ value: '80', rateUnit: 'Mbit/s' });
  });
  it('are none where what was kept cannot be read', () => {
    expect([undefined, null, 7, [], { mine: 1 }].map(readRuleEdits)).toEqual([{}, {}, {}, {}, {}]);
  });
});
