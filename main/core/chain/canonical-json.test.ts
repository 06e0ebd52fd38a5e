import { describe, expect, it } from 'vitest';
import { canonicalJson, withoutEmpty } from './canonical-json';

describe('canonical JSON', () => {
  it('is what RFC 8785 gives for its own example', () => {
    const value = {
      numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('has members in the order of their UTF-16 code units, at every depth', () => {
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, b: { z: 1, a: 2 } };
    expect(canonicalJson(value)).toBe('{"\\r":2,"1":4,"b":{"a":2,"z":1},"€":1,"😀":5,"\ufb33":3}');
  });

  it('leaves undefined members out', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });
});

describe('what says nothing', () => {
  it('is left out at every depth; zero and false say something', () => {
    const value = { a: null, b: '', c: [], d: { e: undefined }, f: 0, g: false, h: [{ i: null, j: 1 }] };
    expect(withoutEmpty(value)).toEqual({ f: 0, g: false, h: [{ j: 1 }] });
    expect(withoutEmpty({ a: { b: [] } })).toBeUndefined();
  });
});
