import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../../shared/texts/i18n';
import { toSearch } from './search';

describe('a search of runs', () => {
  it('finds the reasons whose words hold the text, in the language of the person', () => {
    expect(toSearch(' Asleep ', textsIn('en'))).toEqual({ text: 'Asleep', reasons: ['asleep'] });
    expect(toSearch('no connection', textsIn('en'))?.reasons).toEqual(['offline']);
    expect(toSearch(textsIn('zh-CN')('common:failure.timeout'), textsIn('zh-CN'))?.reasons).toEqual([
      'timeout',
    ]);
  });
  it('is none of an empty text', () => {
    expect(toSearch('  ', textsIn('en'))).toBeUndefined();
  });
  it('may find no reason at all', () => {
    expect(toSearch('frankfurt', textsIn('en'))).toEqual({ text: 'frankfurt', reasons: [] });
  });
});
