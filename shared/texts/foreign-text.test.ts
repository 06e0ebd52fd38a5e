import { describe, expect, it } from 'vitest';
import { cleanForeignText } from './foreign-text';

describe('text from outside', () => {
  it.each([
    ['plain words', 'Berlin – ISP GmbH', 'Berlin – ISP GmbH'],
    ['a terminal sequence', '\u001b[2J\u001b]0;owned\u0007x', '\u{fffd}[2J\u{fffd}]0;owned\u{fffd}x'],
    ['line breaks', 'a\r\nBcc: evil@example.org\u2028b', 'a Bcc: evil@example.org b'],
    ['NUL and DEL', 'a\u0000b\u007fc', 'a\u{fffd}b\u{fffd}c'],
    ['C1 controls', 'a\u009bb', 'a\u{fffd}b'],
    ['lone surrogates', 'a\ud800b\udc00', 'a\u{fffd}b\u{fffd}'],
    ['direction overrides', 'inv\u202eoice\u202c \u2066x\u2069\u200f', 'invoice x'],
    ['a byte-order mark and tag characters', '\ufeffa\u{e0041}b', 'ab'],
    ['emoji with joiners', '👨‍👩‍👧 家', '👨‍👩‍👧 家'],
    ['right-to-left letters', 'שרת مرحبا', 'שרת مرحبا'],
    ['white space around and between', '  a \t  b  ', 'a b'],
    ['nothing', '', ''],
  ])('cleans %s', (_name, text, clean) => {
    expect(cleanForeignText(text)).toBe(clean);
  });

  it('cuts long text between characters', () => {
    expect(cleanForeignText('abcdef', 6)).toBe('abcdef');
    expect(cleanForeignText('abcdefg', 6)).toBe('abcde…');
    expect(cleanForeignText('abcd🙂efg', 6)).toBe('abcd…');
    expect(cleanForeignText('x'.repeat(10_000_000), 100)).toHaveLength(100);
  });
});
