import { describe, expect, it } from 'vitest';
import { KnownSecrets, redact } from './redact';

const PASSWORD = 'p@ss wörd&"1';
const base64 = (text: string, encoding: BufferEncoding = 'utf8') =>
  Buffer.from(text, encoding).toString('base64');

describe('a secret is hidden in a text', () => {
  it.each([
    ['plain', '535 not p@ss wörd&"1 here', '535 not […] here'],
    ['in other letter case', '535 P@SS WÖRD&"1', '535 […]'],
    ['URL-encoded', `?p=${encodeURIComponent(PASSWORD)}&x=1`, '?p=[…]&x=1'],
    ['as a form writes it', 'p=p%40ss+w%c3%b6rd%26%221 x', 'p=[…] x'],
    ['URL-encoded twice', 'p%2540ss%2520w%25C3%25B6rd%2526%25221', '[…]'],
    ['in JSON', JSON.stringify({ p: PASSWORD }), '{"p":"[…]"}'],
    ['in JSON of ASCII alone', '{"p":"p@ss w\\u00f6rd&\\"1"}', '{"p":"[…]"}'],
    ['in HTML', '<b>p@ss w&ouml;rd</b> p@ss wörd&amp;&quot;1', '<b>p@ss w&ouml;rd</b> […]'],
    ['in HTML by numbers', 'p&#64;ss w&#xf6;rd&#38;&#x22;1.', '[…].'],
    ['quoted-printable', 'p=40ss=20w=C3=B6rd=26=221', '[…]'],
    ['as hexadecimal digits', Buffer.from(PASSWORD).toString('hex').toUpperCase(), '[…]'],
    ['in a line that was broken', '535 p@ss\r\n wörd&"1', '535 […]'],
    ['twice', 'p@ss wörd&"1 and p@ss wörd&"1', '[…] and […]'],
  ])('%s', (_name, text, shown) => {
    expect(redact(text, [PASSWORD])).toBe(shown);
  });
});

describe('base64 of a secret is hidden', () => {
  const HORSE = 'correct horse';
  it.each([
    ['alone, as AUTH LOGIN sends it', base64(HORSE)],
    ['after the user, as AUTH PLAIN sends it', base64(`\0me\0${HORSE}`)],
    ['after another identity', base64(`you\0me\0${HORSE}`)],
    ['as a proxy gets it', base64(`me:${HORSE}`)],
    ['as a token', base64(`user=me\u0001auth=Bearer ${HORSE}\u0001\u0001`)],
    ['of the alphabet for addresses', Buffer.from(`>>>???${HORSE}`).toString('base64url')],
    ['as 16-bit text', base64(HORSE, 'utf16le')],
    ['in capitals', base64(`\0me\0${HORSE}`).toUpperCase()],
    ['cut off', base64(`\0me\0${HORSE}`).slice(0, -4)],
  ])('%s', (_name, written) => {
    expect(redact(`535 5.7.8 cannot take "${written}", sorry`, [HORSE])).toBe(
      '535 5.7.8 cannot take "[…]", sorry',
    );
  });

  it('also where the password is short', () => {
    expect(redact(`no ${base64('\0me\0a')}`, ['a'])).toBe('no […]');
  });
});

describe('what is no secret stays', () => {
  it.each([
    ['a short password hides whole words alone', 'a cat', ['a'], '[…] cat'],
    ['a password of digits', '535 5.7.8 no 1234', ['1234'], '535 5.7.8 no […]'],
    ['nothing known', '250 OK', [], '250 OK'],
    ['the empty secret', '250 OK', ['', ' '], '250 OK'],
    ['words that look like base64', 'Authentication failed', ['correct horse'], 'Authentication failed'],
    ['characters that patterns use', 'a+b (c)', ['a.b', '(d)'], 'a+b (c)'],
  ])('%s', (_name, text, secrets, shown) => {
    expect(redact(text, secrets)).toBe(shown);
  });
});

describe('parts of a secret are hidden', () => {
  it('of an address that is one', () => {
    const secret = 'https://hooks.example.org/services/T0123456/abcdefgh?key=ijklmnop';
    expect(redact('no service T0123456 with abcdefgh, key ijklmnop, at example.org', [secret])).toBe(
      'no service […] with […], key […], at example.org',
    );
  });

  it('each line of a key', () => {
    const key =
      '-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49\nAgEGCCqGSM49AwEHBG0w\n-----END PRIVATE KEY-----\n';
    expect(redact('bad line MIGHAgEAMBMGByqGSM49', [key])).toBe('bad line […]');
    expect(redact(`all of ${key.trim()}`, [key])).toBe('all of […]');
  });

  it('with the white space that was pasted around it', () => {
    expect(redact('refused: correct horse', [' correct horse\n'])).toBe('refused: […]');
  });
});

describe('a text of any length is searched in time', () => {
  it('and cut where nobody would read on', () => {
    const text = `${'x'.repeat(70_000)}correct horse`;
    expect(redact(text, ['correct horse', 'y'.repeat(4_000)])).toHaveLength(65_536);
  });
});

describe('known secrets', () => {
  it('are hidden from when they were read', () => {
    const known = new KnownSecrets();
    expect(known.redact('correct horse')).toBe('correct horse');
    known.learn('correct horse');
    known.learn('');
    expect(known.redact('correct horse')).toBe('[…]');
  });

  it('are forgotten when 64 others came since', () => {
    const known = new KnownSecrets();
    known.learn('correct horse');
    for (let count = 0; count < 63; count += 1) known.learn(`token-${count}`);
    expect(known.redact('correct horse')).toBe('[…]');
    known.learn('one more');
    expect(known.redact('correct horse one more')).toBe('correct horse […]');
  });
});
