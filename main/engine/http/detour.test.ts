import { describe, expect, it } from 'vitest';
import { isFailure } from '../failure';
import { Detour, getRedirect } from './detour';
import { parseHead } from './head';

const ASKED = new URL('http://near.example/garbage?ckSize=100&r=1');

function to(location: string) {
  const head = parseHead(`HTTP/1.1 302 Found\r\nLocation: ${location}`);
  if (isFailure(head)) throw new Error(head.detail);
  const next = getRedirect(head, ASKED);
  return next instanceof URL ? next.href : next;
}

/** Follows the addresses one after the other. */
function led(...addresses: string[]) {
  const detour = new Detour();
  const failures = addresses.map((address) => detour.follow(new URL(address), detour.of(ASKED)));
  return { detour, failures };
}

describe('getRedirect', () => {
  it('finds the target of a redirect', () => {
    expect(to('https://far.example/garbage')).toBe('https://far.example/garbage');
    expect(to('../other')).toBe('http://near.example/other');
  });
  it('rejects redirects to protocols other than http and https', () => {
    expect(to('file:///etc/passwd')).toEqual({
      reason: 'bad-answer',
      detail: 'redirect to file:///etc/passwd',
    });
    expect(to('http://[')).toMatchObject({ reason: 'bad-answer' });
  });
});

describe('Detour', () => {
  it('requests every address at the new place, each with its own query', () => {
    const { detour } = led('https://far.example/data?ckSize=100&r=1');
    expect(detour.of(new URL('http://near.example/garbage?ckSize=7')).href).toBe(
      'https://far.example/data?ckSize=7',
    );
    expect(detour.isElsewhere).toBe(true);
  });
  it('keeps the query of the new place', () => {
    const { detour } = led('http://near.example/data?token=x');
    expect(detour.of(ASKED).href).toBe('http://near.example/data?token=x');
    expect(detour.isElsewhere).toBe(false);
  });
  it('ends a circle', () => {
    const [a, b] = ['http://near.example/a', 'http://near.example/b'];
    expect(led(a, b, a, b, a, b).failures).toEqual([
      ...[null, null, null, null, null],
      { reason: 'bad-answer', detail: 'more than 5 redirects' },
    ]);
  });
  it('counts one redirect once, even if several streams meet it', () => {
    const detour = new Detour();
    for (let stream = 0; stream < 16; stream++) {
      expect(detour.follow(new URL('https://far.example/garbage'), ASKED)).toBeNull();
    }
  });
});
