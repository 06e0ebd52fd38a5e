import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type MailSettings } from '../settings';
import { mailboxReader } from './mailbox-reader';

const getReader = (change: Partial<MailSettings>) =>
  mailboxReader({ ...DEFAULT_SETTINGS.channels.mail, ...change });

describe('the reader of the mailbox', () => {
  it.each([
    [
      'the only one, whatever the user is called',
      { to: ['you@example.org'], user: 'sender@example.com' },
      'you@example.org',
    ],
    [
      'the one with the address of the user',
      { to: ['a@example.org', 'b@example.org'], user: 'B@example.org' },
      'b@example.org',
    ],
    [
      'the one of the mailbox before the one who sends',
      { to: ['a@example.org', 'b@example.org'], user: 'a@example.org', imapUser: 'b@example.org' },
      'b@example.org',
    ],
    [
      'the one with the name of the user',
      { to: ['a@example.org', 'b@example.org'], user: 'a' },
      'a@example.org',
    ],
    [
      'one who gets copies',
      { to: ['a@example.org'], cc: ['b@example.org'], bcc: ['c@example.org'], user: 'c@example.org' },
      'c@example.org',
    ],
    ['nobody, where two have that name', { to: ['a@example.org', 'a@example.com'], user: 'a' }, null],
    ['nobody, where none has it', { to: ['a@example.org', 'b@example.org'], user: 'sender' }, null],
    ['nobody, where nobody reads', { user: 'a@example.org' }, null],
  ])('is %s', (_who, change, reader) => {
    expect(getReader(change)).toBe(reader);
  });
});
