import { describe, expect, it } from 'vitest';
import { tidiedHost } from './host-field';

describe('the name of a mail server that was entered', () => {
  it('gives its port to the field of the port', () => {
    expect(tidiedHost('host', { host: 'smtp.example.org:587', port: '465' })).toEqual({
      form: { host: 'smtp.example.org', port: '587' },
      port: 587,
    });
    expect(tidiedHost('imapHost', { imapHost: '[::1]:143', imapPort: '993' })).toEqual({
      form: { imapHost: '::1', imapPort: '143' },
      port: 143,
    });
  });

  it('is shown as it is understood', () => {
    expect(tidiedHost('host', { host: ' SMTP.Example.org. ', port: '465' })).toEqual({
      form: { host: 'smtp.example.org', port: '465' },
      port: null,
    });
  });

  it.each([
    ['host', 'smtp.example.org'],
    ['host', ''],
    ['host', 'https://example.org/'],
    ['user', 'me:587'],
  ])('stays as it is where there is nothing to tidy: %s %j', (name, typed) => {
    expect(tidiedHost(name, { [name]: typed, port: '465' })).toBeNull();
  });
});
