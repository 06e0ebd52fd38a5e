import { describe, expect, it } from 'vitest';
import { faultsOfRetries, toRetries, toRetriesForm } from './retries-form';

const STORED = {
  isEnabled: true,
  waitsMinutes: [1, 5, 15],
  confirmsBreaches: true,
  confirmAfterMinutes: 1,
};
const FORM = toRetriesForm(STORED);

const faults = (change: Partial<typeof FORM>) =>
  faultsOfRetries({ ...FORM, ...change }).flatMap((found) => (found === null ? [] : [found.field]));

describe('the form of tests that are made again', () => {
  it('shows the waits in one line, and gives them back', () => {
    expect(FORM.waits).toBe('1, 5, 15');
    expect(toRetries(FORM, STORED)).toEqual(STORED);
    expect(toRetries({ ...FORM, waits: '0.5；2、30', confirmAfter: '3' }, STORED)).toMatchObject({
      waitsMinutes: [0.5, 2, 30],
      confirmAfterMinutes: 3,
    });
  });
  it.each(['', '1,', 'soon', '1, 2, 3, 4, 5, 6', '0', '1441'])('refuses the waits “%s”', (waits) => {
    expect(faults({ waits })).toEqual(['retry-waits']);
  });
  it.each(['', '0', 'x'])('refuses “%s” as the time of the confirmation', (confirmAfter) => {
    expect(faults({ confirmAfter })).toEqual(['confirm-after']);
  });
  it('asks for nothing that is switched off, and keeps what was stored', () => {
    const off = { ...FORM, isEnabled: false, waits: 'x', confirmsBreaches: false, confirmAfter: '' };
    expect(faults(off)).toEqual([]);
    expect(toRetries(off, STORED)).toEqual({ ...STORED, isEnabled: false, confirmsBreaches: false });
  });
});
