import { describe, expect, it } from 'vitest';
import { bringBack, readDraft, shownLetter, typeInto, writeAgain } from './letter-draft';

describe('a letter that a person edits', () => {
  it('follows the choices until something is typed', () => {
    expect(shownLetter(null, 'first')).toEqual({ text: 'first', kind: 'as-written' });
    expect(shownLetter(null, 'second')).toEqual({ text: 'second', kind: 'as-written' });
  });
  it('keeps what was typed whatever is chosen afterwards, and says so', () => {
    const draft = typeInto(null, 'first, please', 'first');
    expect(shownLetter(draft, 'first')).toEqual({ text: 'first, please', kind: 'edited' });
    expect(shownLetter(draft, 'second')).toEqual({ text: 'first, please', kind: 'older' });
    const further = typeInto(draft, 'first, please!', 'second');
    expect(shownLetter(further, 'second').kind).toBe('older');
    expect(shownLetter(further, 'first').kind).toBe('edited');
  });
  it('brings back what was typed before it was written again', () => {
    const draft = typeInto(null, 'mine', 'first');
    if (draft === null) throw new Error('nothing was typed');
    const again = writeAgain(draft, 'second');
    expect(shownLetter(again, 'second')).toEqual({ text: 'second', kind: 'written-again' });
    expect(shownLetter(again, 'third')).toEqual({ text: 'third', kind: 'written-again' });
    expect(shownLetter(bringBack(again), 'first')).toEqual({ text: 'mine', kind: 'edited' });
  });
  it('says of what is brought back over newer figures that it is older', () => {
    const draft = typeInto(null, 'mine', 'October');
    if (draft === null) throw new Error('nothing was typed');
    const again = writeAgain(writeAgain(draft, 'November'), 'December');
    expect(shownLetter(bringBack(again), 'December')).toEqual({ text: 'mine', kind: 'older' });
    const kept = readDraft({ typed: null, over: 'November', before: 'mine' });
    expect(kept && shownLetter(bringBack(kept), 'November')).toEqual({ text: 'mine', kind: 'older' });
  });
  it('is no draft once it reads as it was written', () => {
    expect(typeInto({ typed: 'a', over: 'b', before: null, overBefore: null }, 'c', 'c')).toBeNull();
  });
  it('passes over a kept draft that cannot be read', () => {
    expect(readDraft({ typed: 1 })).toBeNull();
    expect(readDraft(undefined)).toBeNull();
    expect(readDraft({ typed: 'a', over: 'b', before: null })).toEqual({
      typed: 'a',
      over: 'b',
      before: null,
      overBefore: null,
    });
  });
});
