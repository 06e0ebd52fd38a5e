import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../shared/texts/i18n';
import { qualityInWords } from './quality-words';

const texts = textsIn('en');

describe('what a line is good for', () => {
  it('is a word for each use', () => {
    const words = qualityInWords({ streaming: 'average', gaming: 'bad', calls: 'poor' }, texts);
    expect(words).toEqual([
      { use: 'streaming', level: 3, name: 'Streaming', quality: 'average' },
      { use: 'gaming', level: 1, name: 'Gaming', quality: 'bad' },
      { use: 'calls', level: 2, name: 'Calls', quality: 'poor' },
    ]);
  });

  it('says of which use too little was measured, and nothing when of all', () => {
    const words = qualityInWords({ streaming: 'good', gaming: 'great' }, texts);
    expect(words.map(({ quality }) => quality)).toEqual(['good', 'great', 'not measured']);
    expect(words.map(({ level }) => level)).toEqual([4, 5, null]);
    expect(qualityInWords({}, texts)).toEqual([]);
  });
});
