import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../shared/i18n';
import { completed, ended } from '../../testing/runs';
import { figureFacts, originFacts } from './run-facts';

const texts = textsIn('en');
const style = { language: 'en', timeZone: 'UTC' } as const;

describe('facts of a run', () => {
  it('name only the figures that were measured', () => {
    const run = completed(0, { jitterMs: 0, downloadBytes: 141_000_000, downloadSeconds: 12 });
    expect(figureFacts(run, texts, 'en').map(({ value }) => value)).toEqual([
      '94.1 Mbit/s',
      '38.2 Mbit/s',
      '11 ms',
      '0.0 ms',
      '141 MB · 12 s',
    ]);
    expect(figureFacts(ended(0, { outcome: 'interrupted' }), texts, 'en')).toEqual([]);
  });

  it('say who asked, where it measured, and how long it took', () => {
    const values = originFacts(completed(0), texts, style).map(({ value }) => value);
    expect(values).toEqual([
      'Schedule',
      'LibreSpeed',
      'Frankfurt',
      'https://speed.example.org/',
      '9 s',
      'run-0',
    ]);
  });
});
