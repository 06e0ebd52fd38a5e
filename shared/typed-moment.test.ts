import { describe, expect, it } from 'vitest';
import { parseTypedMoment, toTypedMoment } from './typed-moment';

const at = (text: string) => Date.parse(text);

describe('a moment that is typed', () => {
  it('is that of the clock of its zone, there and back', () => {
    expect(toTypedMoment(at('2026-11-23T23:59:31Z'), 'Asia/Shanghai')).toBe('2026-11-24T07:59');
    expect(parseTypedMoment('2026-11-24T07:59', 'Asia/Shanghai')).toBe(at('2026-11-23T23:59:00Z'));
    expect(parseTypedMoment('2026-11-24T07:59:12', 'Europe/Berlin')).toBe(at('2026-11-24T06:59:00Z'));
  });

  it('is the first of a repeated hour, and the end of a lost one', () => {
    expect(parseTypedMoment('2026-10-25T02:30', 'Europe/Berlin')).toBe(at('2026-10-25T00:30:00Z'));
    expect(parseTypedMoment('2026-03-29T02:30', 'Europe/Berlin')).toBe(at('2026-03-29T01:00:00Z'));
  });

  it('is none of what is no time, or before 1970', () => {
    for (const text of ['', 'today', '2026-13-01T00:00', '2026-11-23', '1969-12-31T23:59']) {
      expect(parseTypedMoment(text, 'UTC')).toBeNull();
    }
  });
});
