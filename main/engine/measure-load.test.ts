import { describe, expect, it } from 'vitest';
import { rpmOf } from './measure-load';

describe('rpmOf', () => {
  it('is that of the slower direction, by the whole definition where both directions have it', () => {
    const down = { foreign: 900, full: 800 };
    const up = { foreign: 600, full: 700 };
    expect(rpmOf([down])).toEqual({ rpm: 800, rpmKind: 'full' });
    expect(rpmOf([up, down])).toEqual({ rpm: 700, rpmKind: 'full' });
    expect(rpmOf([down, { ...up, full: null }])).toEqual({ rpm: 600, rpmKind: 'foreign' });
  });

  it('is absent where nothing was measured', () => {
    const nothing = { foreign: null, full: null };
    expect(rpmOf([nothing])).toEqual({ rpm: null, rpmKind: null });
    expect(rpmOf([{ foreign: 900, full: null }, nothing])).toEqual({ rpm: 900, rpmKind: 'foreign' });
  });
});
