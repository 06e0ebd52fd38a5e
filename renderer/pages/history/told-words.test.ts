import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../shared/texts/i18n';
import { toldInWords } from './told-words';

const mail = (recipient: string, state: 'sent' | 'blocked') =>
  ({ channel: 'mail', recipient, state }) as const;

describe('what was told of a run', () => {
  it('names the worst state of each channel', () => {
    const desktop = { channel: 'desktop', recipient: '', state: 'sent' } as const;
    const told = [mail('a@example.org', 'sent'), mail('b@example.org', 'blocked'), desktop];
    expect(toldInWords(told, textsIn('en'))).toBe('Mail action needed · Desktop sent');
  });

  it('is a dash when nobody was told', () => {
    expect(toldInWords([], textsIn('en'))).toBe('–');
  });
});
