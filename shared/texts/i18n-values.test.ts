import { describe, expect, it } from 'vitest';
import { textsIn } from './i18n';

describe('values in sentences', () => {
  it('group their thousands as every other number does', () => {
    expect(textsIn('en')('delivery:attempt.all', { count: 1440 })).toContain('1\u202f440');
    expect(textsIn('zh-CN')('delivery:attempt.all', { count: 1440 })).toContain('1\u202f440');
  });
  it('stand alone where they run from right to left', () => {
    expect(textsIn('en')('rules:page.remove', { name: 'שלום' })).toBe('Remove “\u2068שלום\u2069”');
    expect(textsIn('en')('rules:page.remove', { name: 'Mine' })).toBe('Remove “Mine”');
  });
});
