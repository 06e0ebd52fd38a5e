import { describe, expect, it } from 'vitest';
import { hasRepeatedNames } from './repeated-names';

const isRepeated = (text: string) => hasRepeatedNames(text, JSON.parse(text));

describe('a member that is given twice', () => {
  it.each([
    '{"a":1,"a":1}',
    '[{"b":{"a":1,"c":2,"a":3}}]',
    String.raw`{"a":1,"\u0061":2}`,
    '{"__proto__":1,"__proto__":2}',
  ])('is found: %s', (text) => {
    expect(isRepeated(text)).toBe(true);
  });

  it.each([
    '{"a":{"a":1},"b":[{"a":1},{"a":2}]}',
    String.raw`{ "a:b" : "c:\"d\":e\\" , "__proto__": {"1": ":"}, "" : [] }`,
    String.raw`{"a":"\":\""}`,
    '[]',
    '":"',
  ])('is not in %s', (text) => {
    expect(isRepeated(text)).toBe(false);
  });
});
