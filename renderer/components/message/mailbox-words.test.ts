import { describe, expect, it } from 'vitest';
import { SPOKEN_LANGUAGES, textsIn } from '../../../shared/texts/i18n';
import { blamedMailboxField, MAILBOX_PROBLEMS, type MailboxState } from '../../../shared/mail/mailbox-look';
import { isMailboxTroubled, mailboxInShort, mailboxSentence } from './mailbox-words';

const AT = Date.parse('2026-11-23T20:36:54Z');
const style = { language: 'en', timeZone: 'UTC' } as const;
const english = textsIn('en');
const JUNK: MailboxState = { kind: 'found', place: 'junk', folder: 'Spam', at: AT };
const MOVED: MailboxState = { kind: 'found', place: 'elsewhere', folder: 'Alerts', at: AT };
const HOME: MailboxState = { kind: 'found', place: 'expected', folder: 'INBOX', at: AT };

describe('what was found in the mailbox', () => {
  it('names the folder, and what to do where it is the one for junk', () => {
    expect(mailboxSentence(JUNK, AT, english, style)).toContain('“Spam”, the folder for junk. Mark it there');
    expect(mailboxInShort(JUNK, english)).toBe('arrived in the folder for junk');
    expect(mailboxSentence(HOME, AT, english, style)).toContain('found in “INBOX”');
  });

  it('is something to look at unless the mail is where its reader has it', () => {
    expect([null, HOME, MOVED, JUNK, { kind: 'missing', at: AT } as const].map(isMailboxTroubled)).toEqual([
      ...[false, false, false, true, true],
    ]);
  });

  it.each(MAILBOX_PROBLEMS)('is said in both languages: %s', (problem) => {
    for (const language of SPOKEN_LANGUAGES) {
      const state: MailboxState = { kind: 'failed', problem, detail: '', at: AT };
      expect(mailboxSentence(state, AT, textsIn(language), { language, timeZone: 'UTC' })).toMatch(/[.。]$/);
    }
  });

  it.each([
    ['login', 'imapPassword'],
    ['folder', 'imapMailbox'],
    ['port-needs-tls', 'imapSecurity'],
    ['dns', 'imapHost'],
    ['certificate', null],
  ] as const)('is about a field: %s, %s', (problem, field) => {
    expect(blamedMailboxField({ problem })).toBe(field);
  });
});
