import { describe, expect, it } from 'vitest';
import { textsIn } from '../../shared/i18n';
import { figures } from '../testing/runs';
import { qualityInWords } from './quality-words';

const texts = textsIn('en');

describe('what a line is good for', () => {
  it('is a word for each use', () => {
    const words = qualityInWords(figures({ loadedLatencyDownloadMs: 300, jitterMs: 0.9 }), texts);
    expect(words).toEqual([
      { use: 'streaming', tone: 'neutral', name: 'Streaming', quality: 'average' },
      { use: 'gaming', tone: 'bad', name: 'Gaming', quality: 'bad' },
      { use: 'calls', tone: 'warning', name: 'Calls', quality: 'poor' },
    ]);
  });

  it('says of which use too little was measured, and nothing when of all', () => {
    const words = qualityInWords(figures({ loadedLatencyDownloadMs: 12 }), texts);
    expect(words.map(({ quality }) => quality)).toEqual(['good', 'great', 'not measured']);
    expect(qualityInWords(figures(), texts)).toEqual([]);
  });
});
