import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../shared/texts/i18n';
import { completed } from '../../testing/runs';
import { originFacts } from './run-facts';

describe('how a run came about', () => {
  it('is who asked, and how long it took', () => {
    const style = { language: 'en', timeZone: 'UTC' } as const;
    const values = originFacts(completed(0), textsIn('en'), style).map(({ value }) => value);
    expect(values).toEqual(['Schedule', '9 s', 'run-0']);
  });
});
