import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../../shared/texts/i18n';
import { dataInWords, intervalInWords, testInWords } from './service-words';

const texts = textsIn('en');
const BYTES = { quick: 24_600_000, full: 112_000_000, light: 3_750_000 };

describe('what a test moves', () => {
  it('is said for the mode in use', () => {
    expect(testInWords(BYTES, 'quick', texts, 'en')).toBe('about 25 MB a test');
  });

  it('is said for each mode, and once where the mode makes no difference', () => {
    expect(dataInWords(BYTES, texts, 'en')).toBe(
      'About 25 MB for a quick test, 112 MB for a full one, 3.8 MB for a light one, at the speed of your line.',
    );
    const always = { quick: 225_000_000, full: 225_000_000, light: 225_000_000 };
    expect(dataInWords(always, texts, 'en')).toBe(
      'About 225 MB a test in every mode, at the speed of your line.',
    );
  });
});

describe('how often a service bears a test', () => {
  it('is named with its least time', () => {
    expect(intervalInWords('cloudflare', false, texts, 'en')).toEqual({
      short: 'at most every 15 min',
      long: 'Not more often than every 15 min.',
    });
    expect(intervalInWords('ndt7', false, texts, 'en').long).toBe(
      'Not more often than every 36 min; scheduled tests use it about every 6 h, at random times.',
    );
  });

  it('is free on a server of your own, and where the service says nothing', () => {
    expect(intervalInWords('ndt7', true, texts, 'en').short).toBe('as often as you like, on your own server');
    expect(intervalInWords('librespeed', false, texts, 'en').short).toBe('as often as scheduled');
  });
});
