import { describe, expect, it } from 'vitest';
import { errorStack, errorText } from './error-text';

describe('the text of an unknown error', () => {
  it.each([
    [new Error('disk full'), 'disk full'],
    [new TypeError(''), 'TypeError'],
    ['refused', 'refused'],
    ['', 'unknown error'],
    [undefined, 'undefined'],
    [{ code: 1 }, '[object Object]'],
  ])('is %s → %s', (error, text) => {
    expect(errorText(error)).toBe(text);
  });

  it('has the stack for logs', () => {
    const error = new Error('disk full');
    error.stack = 'Error: disk full\n    at record';
    expect(errorStack(error)).toBe('Error: disk full\n    at record');
    expect(errorStack('refused')).toBe('refused');
  });
});
