import { describe, expect, it } from 'vitest';
import { alignedTable, fixed, markdownTable } from './table';

const ROWS = [
  ['tool', 'error %'],
  ['curl', '-0.4'],
];

describe('tables', () => {
  it('sets columns to the right', () => {
    expect(alignedTable(ROWS)).toBe('tool  error %\ncurl     -0.4');
  });

  it('writes Markdown', () => {
    expect(markdownTable(ROWS)).toBe('| tool | error % |\n| ---: | ---: |\n| curl | -0.4 |');
  });

  it('shows a dash for what was not measured, and 0 for 0', () => {
    expect([fixed(null, 1), fixed(undefined, 1), fixed(0, 1)]).toEqual(['–', '–', '0.0']);
  });
});
