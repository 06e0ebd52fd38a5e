import { describe, expect, it } from 'vitest';
import { DEFAULT_LOOK, parseLookQuery, toLookQuery, type HistoryLook } from './history-look';

const SPLIT = Date.parse('2026-11-03T00:00:00.000Z');

describe('the address of a look', () => {
  it('is empty for the default', () => {
    expect(toLookQuery(DEFAULT_LOOK)).toBe('');
    expect(parseLookQuery('')).toEqual(DEFAULT_LOOK);
  });
  it('gives the same look again', () => {
    const looks: readonly HistoryLook[] = [
      { view: 'patterns', figure: 'packetLoss', group: 'schedules', against: { kind: 'split', at: SPLIT } },
      { ...DEFAULT_LOOK, view: 'table', against: { kind: 'span', from: SPLIT, to: SPLIT + 86_400_000 } },
    ];
    for (const look of looks) expect(parseLookQuery(toLookQuery(look))).toEqual(look);
    expect(toLookQuery({ ...DEFAULT_LOOK, view: 'patterns', figure: 'upload' })).toBe(
      'view=patterns&figure=upload',
    );
  });
  it('loses its unreadable parts alone, and those of the selection do not matter', () => {
    const damaged = 'range=week&view=patterns&figure=mood&group=networks&against=2026-11-04T00:00:00Z/2026';
    expect(parseLookQuery(damaged)).toEqual({
      ...DEFAULT_LOOK,
      view: 'patterns',
      group: 'networks',
    });
    expect(parseLookQuery('against=soon').against).toEqual({ kind: 'previous' });
    expect(parseLookQuery('view=dreams').view).toBe('charts');
  });
});
