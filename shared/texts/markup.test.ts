import { describe, expect, it } from 'vitest';
import { escapeHtml, escapeTags } from './markup';

describe('escaping', () => {
  it('makes text harmless in HTML and its attributes', () => {
    expect(escapeHtml(`<a href="x" title='y'>R&D</a>`)).toBe(
      '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;R&amp;D&lt;/a&gt;',
    );
  });

  it('leaves quotes where only tags have a meaning', () => {
    expect(escapeTags(`"<b>" & 'more'`)).toBe(`"&lt;b&gt;" &amp; 'more'`);
  });
});
