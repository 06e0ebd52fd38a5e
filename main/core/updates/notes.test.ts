import { describe, expect, it } from 'vitest';
import { readNotes } from './notes';

describe('the changes of a version', () => {
  it('are lines of plain text', () => {
    expect(readNotes('### Added\n\n- One thing.\r\n* Another  thing.\n')).toEqual([
      'Added',
      'One thing.',
      'Another thing.',
    ]);
  });

  it('do nothing to whoever reads them', () => {
    expect(readNotes('<script>alert(1)</script>\u202Eevil\u0007\n\u001b[31mred')).toEqual([
      '<script>alert(1)</script>evil\ufffd',
      '\ufffd[31mred',
    ]);
    const long = readNotes(`${'x'.repeat(100_000)}\n${'y\n'.repeat(100_000)}`);
    expect(long).toHaveLength(200);
    expect(long[0]).toHaveLength(400);
  });

  it('may be given version by version, or be missing', () => {
    expect(readNotes([{ version: '2.0.0', note: 'Two.' }, { version: '1.9.0', note: null }, 7])).toEqual([
      'Two.',
    ]);
    for (const nothing of [undefined, null, 7, {}, '', '\n\n']) expect(readNotes(nothing)).toEqual([]);
  });
});
