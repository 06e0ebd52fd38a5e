import { describe, expect, it } from 'vitest';
import { fittingEdit, rebase } from './rebase';

const FORM = {
  name: 'a',
  limit: null as string | null,
  inner: { on: true, count: '3' },
  list: [{ key: 'x', url: 'u' }],
};

describe('an edit on top of what is stored', () => {
  it('changes what was typed, and nothing else', () => {
    const typed = { ...FORM, inner: { ...FORM.inner, count: '4' } };
    const stored = { ...FORM, name: 'b', inner: { on: false, count: '3' } };
    expect(rebase({ typed, base: FORM }, stored)).toEqual({
      ...stored,
      inner: { on: false, count: '4' },
    });
  });
});

describe('an edit of a list whose entries have ids', () => {
  const list = (...entries: readonly (readonly [string, string])[]) => ({
    entries: entries.map(([id, text]) => ({ id, text, on: true })),
  });
  it('joins what was typed in an entry with what changed in it elsewhere', () => {
    const stored = { entries: [{ id: 'a', text: '1', on: false }] };
    expect(rebase({ typed: list(['a', '2']), base: list(['a', '1']) }, stored)).toEqual({
      entries: [{ id: 'a', text: '2', on: false }],
    });
  });
  it('keeps what was added and removed on both sides', () => {
    const base = list(['a', '1'], ['b', '1'], ['c', '1']);
    const typed = list(['c', '1'], ['new', '1'], ['a', '1']);
    const stored = list(['a', '1'], ['b', '1'], ['other', '1']);
    expect(rebase({ typed, base }, stored)).toEqual(list(['new', '1'], ['a', '1'], ['other', '1']));
  });
  it('keeps an entry that was edited while it was removed elsewhere', () => {
    expect(rebase({ typed: list(['a', '2']), base: list(['a', '1']) }, list())).toEqual(list(['a', '2']));
  });
});

describe('an edit that was kept', () => {
  it('comes back as it was', () => {
    const typed = { ...FORM, limit: '12', list: [...FORM.list, { key: 'y', url: '' }] };
    const kept: unknown = JSON.parse(JSON.stringify({ typed, base: FORM }));
    expect(fittingEdit(kept, FORM)).toEqual({ typed, base: FORM });
  });
  it('of another version gives what still fits', () => {
    const typed = { name: 'typed', gone: 1, inner: { on: 'yes', count: '9' }, list: [{ other: 1 }] };
    expect(fittingEdit({ typed, base: {} }, FORM)).toEqual({
      typed: { ...FORM, name: 'typed', inner: { on: true, count: '9' } },
      base: FORM,
    });
  });
  it('is none where it is no edit', () => {
    const none = [undefined, null, 1, 'x', [], {}, { typed: 1, base: {} }, { typed: {} }];
    expect(none.map((kept) => fittingEdit(kept, FORM))).toEqual(none.map(() => null));
  });
});
