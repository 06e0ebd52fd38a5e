import { describe, expect, it } from 'vitest';
import { textsIn } from './i18n';

describe('values in sentences', () => {
  it('group their thousands as every other number does', () => {
    expect(textsIn('en')('delivery:attempt.all', { count: 1440 })).toContain('1\u202f440');
    expect(textsIn('zh-CN')('delivery:attempt.all', { count: 1440 })).toContain('1\u202f440');
  });
  it('have the plural form of their language', () => {
    const outages = (language: 'es' | 'ja', count: number) => textsIn(language)('outages:count', { count });
    expect(outages('es', 1)).toBe('1 interrupción');
    expect(outages('es', 0)).toBe('0 interrupciones');
    expect(outages('es', 2_000_000)).toBe('2\u202f000\u202f000 de interrupciones');
    expect(outages('ja', 1)).toBe('障害1件');
    // English words these alike for one and many.
    expect(textsIn('es')('dashboard:strip.failed', { count: 1 })).toBe('1 fallida');
    expect(textsIn('es')('dashboard:strip.failed', { count: 3 })).toBe('3 fallidas');
  });
  it('stand alone where they run from right to left', () => {
    expect(textsIn('en')('rules:page.remove', { name: 'שלום' })).toBe('Remove “\u2068שלום\u2069”');
    expect(textsIn('en')('rules:page.remove', { name: 'Mine' })).toBe('Remove “Mine”');
  });
});
