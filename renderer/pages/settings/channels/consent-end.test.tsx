import { describe, expect, it } from 'vitest';
import { rendered } from '../../../testing/rendered';
import { ConsentEnd } from './consent-end';

describe('the end of the question for consent', () => {
  it('says what to do where the provider refused; its words are behind “Details”', () => {
    const html = rendered(
      <ConsentEnd end={{ kind: 'failed', reason: 'refused', detail: 'invalid_client (AADSTS7000215)' }} />,
    );
    expect(html).toMatch(/^<p data-tone="bad">The provider refused\. Check the client ID[^<]*<\/p><details/);
    expect(html.split('invalid_client')).toHaveLength(2);
  });
  it('has no details where nothing was said', () => {
    const html = rendered(<ConsentEnd end={{ kind: 'failed', reason: 'timeout', detail: '' }} />);
    expect(html).toBe('<p data-tone="bad">There was no consent in time. Try again.</p>');
  });
  it('says that there is consent', () => {
    expect(rendered(<ConsentEnd end={{ kind: 'agreed' }} />)).toMatch(/^<p data-tone="good">/);
  });
});
