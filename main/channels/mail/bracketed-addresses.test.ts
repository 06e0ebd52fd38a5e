import { describe, expect, it } from 'vitest';
import { withBrackets } from './bracketed-addresses';

describe('addresses in angle brackets', () => {
  it.each([
    ['one reader', 'To: you@example.org', 'To: <you@example.org>'],
    ['several', 'Cc: a@b.c, d@e.f', 'Cc: <a@b.c>, <d@e.f>'],
    ['a folded list', 'To: a@b.c,\r\n d@e.f\r\nSubject: x', 'To: <a@b.c>, <d@e.f>\r\nSubject: x'],
    [
      'other fields',
      'From: Linewatch <a@b.c>\r\nSubject: To: a@b.c',
      'From: Linewatch <a@b.c>\r\nSubject: To: a@b.c',
    ],
    ['what has them already', 'To: <a@b.c>', 'To: <a@b.c>'],
    ['what is no plain address', 'To: "a, b" <a@b.c>', 'To: "a, b" <a@b.c>'],
  ])('%s', (_name, header, expected) => {
    expect(withBrackets(header)).toBe(expected);
  });

  it('are folded on long lines without a change', () => {
    const addresses = Array.from({ length: 20 }, (_, index) => `reader-number-${index}@example.org`);
    const field = withBrackets(`To: ${addresses.join(', ')}`);
    expect(Math.max(...field.split('\r\n').map(({ length }) => length))).toBeLessThanOrEqual(78);
    expect(field.split('\r\n').every((line, index) => index === 0 || line.startsWith(' '))).toBe(true);
    expect([...field.matchAll(/<([^>]*)>/g)].map(([, address]) => address)).toEqual(addresses);
  });
});
