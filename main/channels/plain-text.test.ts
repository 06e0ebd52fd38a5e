import { describe, expect, it } from 'vitest';
import { getBytes, getCodePoints, cutTo } from './plain-text';

describe('a shortened text', () => {
  it('ends at a word', () => {
    expect(cutTo('many words and more', 12, '')).toBe('many words…');
  });

  it('ends with a sentence', () => {
    expect(cutTo('many words and more', 16, 'The end.')).toBe('many…\n\nThe end.');
  });

  it('is unchanged if it fits', () => {
    expect(cutTo('many words', 10, 'The end.')).toBe('many words');
  });

  it.each([
    ['of two units', '😀😀😀', 4, '😀…'],
    ['of several people', '👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 15, '👨‍👩‍👧‍👦…'],
    ['with a skin colour', '👍🏽👍🏽', 6, '👍🏽…'],
    ['that is a flag', '🇨🇳🇨🇳', 7, '🇨🇳…'],
    ['with an accent of its own', 'a\u0301a\u0301a\u0301', 4, 'a\u0301…'],
  ])('never ends within a character %s', (_name, text, limit, cut) => {
    expect(cutTo(text, limit, '')).toBe(cut);
  });

  it('ends even inside of an endless character', () => {
    const endless = `a${'\u0301'.repeat(500)}`;
    expect(cutTo(endless, 100, '').length).toBeLessThanOrEqual(100);
  });

  it.each([
    ['bytes', getBytes, 10],
    ['characters', getCodePoints, 5],
    ['units of UTF-16', (text: string) => text.length, 6],
  ])('is measured in %s', (_name, getSize, limit) => {
    const cut = cutTo('线路😀很慢。', limit, '', getSize);
    expect(getSize(cut)).toBeLessThanOrEqual(limit);
    expect(cut).toMatch(/…$/);
  });
});
