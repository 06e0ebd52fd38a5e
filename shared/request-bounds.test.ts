import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from './settings';
import { isWithinBounds } from './request-bounds';

describe('a request of the window', () => {
  it.each([
    ['nothing', []],
    ['the settings', [DEFAULT_SETTINGS]],
    ['a certificate', [{ ca: 'x'.repeat(200_000) }]],
    ['no value', [undefined, null, Number.NaN]],
  ])('is looked at with %s', (_name, request) => {
    expect(isWithinBounds(request)).toBe(true);
  });

  const circle: unknown[] = [];
  circle.push(circle);
  const deep = Array.from({ length: 100 }).reduce<unknown>((inner) => [inner], 'end');
  const names = Object.fromEntries(Array.from({ length: 30_000 }, (_, index) => [`name-${index}`, 1]));
  it.each([
    ['ten million entries', [new Array(10_000_000).fill(1)]],
    ['ten million entries that are not there', [new Array(10_000_000)]],
    ['fifty megabytes of text', ['x'.repeat(50_000_000)]],
    ['a name of fifty megabytes', [{ ['x'.repeat(50_000_000)]: 1 }]],
    ['too many names', [names]],
    ['many lists of many entries', [Array.from({ length: 15_000 }, () => [1, 2, 3])]],
    ['itself', circle],
    ['a hundred lists in each other', [deep]],
    ['a map', [new Map()]],
    ['bytes', [new Uint8Array(8)]],
    ['a time', [new Date(0)]],
  ])('is refused with %s', (_name, request) => {
    expect(isWithinBounds(request)).toBe(false);
  });
});
