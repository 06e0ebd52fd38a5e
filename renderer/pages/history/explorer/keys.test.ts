import { describe, expect, it } from 'vitest';
import { keyAction } from './keys';

const press = (
  key: string,
  held: Partial<Record<'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey', boolean>> = {},
) => keyAction({ key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...held });

describe('the keys of the charts', () => {
  it('move through time and zoom', () => {
    expect(['ArrowLeft', 'ArrowRight', '+', '-', '0'].map((key) => press(key))).toEqual([
      'earlier',
      'later',
      'nearer',
      'farther',
      'all',
    ]);
    // Where plus is on the key of equals, and minus needs no Shift.
    expect([press('='), press('+', { shiftKey: true }), press('_', { shiftKey: true })]).toEqual([
      'nearer',
      'nearer',
      'farther',
    ]);
  });
  it('begin a note, and show the table', () => {
    expect(['n', 'N', 't', 'T'].map((key) => press(key))).toEqual(['note', 'note', 'table', 'table']);
  });
  it('step through the tests and open one', () => {
    expect([press('ArrowLeft', { shiftKey: true }), press('Home'), press('Enter')]).toEqual([
      'step',
      'step',
      'open',
    ]);
  });
  it('are left to the application and to the system with another key held', () => {
    expect([
      press('0', { ctrlKey: true }),
      press('ArrowLeft', { altKey: true }),
      press('+', { metaKey: true }),
      press('n', { ctrlKey: true }),
    ]).toEqual([null, null, null, null]);
    expect(press('Tab')).toBeNull();
  });
});
