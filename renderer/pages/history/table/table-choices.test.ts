import { describe, expect, it } from 'vitest';
import { DEFAULT_COLUMNS } from './columns';
import { parseColumns, parseSort } from './table-choices';

describe('remembered columns', () => {
  it('stand in their order, always with the time', () => {
    expect(parseColumns('["rpm","server"]')).toEqual(['time', 'server', 'rpm']);
    expect(parseColumns('["server","of a later version"]')).toEqual(['time', 'server']);
  });
  it('are the usual ones where they cannot be read', () => {
    for (const text of [null, '', '{', '"server"', '[1]'])
      expect(parseColumns(text)).toEqual(DEFAULT_COLUMNS);
  });
});

describe('a remembered order', () => {
  it('is the newest first where it cannot be read', () => {
    expect(parseSort('{"key":"rpm","isDescending":false}')).toEqual({ key: 'rpm', isDescending: false });
    for (const text of [null, '{', '{"key":"mood","isDescending":true}', '{"key":"rpm"}']) {
      expect(parseSort(text)).toEqual({ key: 'time', isDescending: true });
    }
  });
});
