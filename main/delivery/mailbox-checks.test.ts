import { describe, expect, it } from 'vitest';
import type { MailboxFinding, MailboxState } from '../../shared/mail/mailbox-look';
import type { Sighting } from '../channels/mail/mailbox/mailbox';
import { DEFAULT_SETTINGS, type MailSettings } from '../../shared/settings';
import { FakeClock } from '../testing/fake-clock';
import { MailboxChecks } from './mailbox-checks';

const MINUTE = 60_000;
const FOUND: Sighting = { kind: 'found', place: 'expected', folder: 'INBOX' };
const LATE: Sighting = { kind: 'failed', problem: 'timeout', detail: 'it took too long' };
const LOCKED: Sighting = { kind: 'failed', problem: 'login', detail: 'wrong password' };
const MAIL = { channel: 'mail', messageId: '<run-1.mail-1@a41f>', recipient: 'you@example.org' } as const;
const OTHER = { ...MAIL, messageId: '<run-1.mail-2@a41f>', recipient: 'other@example.org' };
const account = (change: Partial<MailSettings> = {}): MailSettings => ({
  ...DEFAULT_SETTINGS.channels.mail,
  to: ['you@example.org'],
  ...change,
});

/** A mailbox that gives these answers and then has the mail; `never` does not answer until it is aborted. */
function watching(answers: readonly (Sighting | 'never')[] = [], isKnown = true) {
  const world = { settings: account() };
  const clock = new FakeClock();
  const asked: string[] = [];
  const seen: number[] = [];
  const findings: MailboxFinding[] = [];
  const known: { state: MailboxState | null } = { state: null };
  const lines: string[] = [];
  const left = [...answers];
  const mailboxChecks = new MailboxChecks({
    mailbox: {
      isKnown,
      look: (messageId, signal) => {
        asked.push(messageId);
        const next = left.shift() ?? FOUND;
        if (next !== 'never') return Promise.resolve(next);
        return new Promise((resolve) => signal.addEventListener('abort', () => resolve(LATE)));
      },
    },
    settings: () => world.settings,
    clock,
    timers: clock,
    state: () => known.state,
    onFinding: (finding) => {
      findings.push(finding);
      known.state = { ...finding, at: clock.now() };
      if (finding.kind === 'found') seen.push(clock.now());
    },
    log: (sentence) => void lines.push(sentence),
  });
  return { clock, world, asked, seen, findings, known, lines, mailboxChecks };
}

describe('the reported state of the mailbox', () => {
  it('is the folder in which the mail was found', async () => {
    const junk: Sighting = { kind: 'found', place: 'junk', folder: 'Spam' };
    const { clock, findings, asked, mailboxChecks } = watching([{ kind: 'not-yet' }, junk]);
    mailboxChecks.accepted(MAIL);
    await clock.advance(60 * MINUTE);
    expect(findings).toEqual([junk]);
    expect(asked).toHaveLength(2);
  });

  it('is that the mail did not arrive, once the search has ended', async () => {
    const { clock, findings, mailboxChecks } = watching(Array<Sighting>(7).fill({ kind: 'not-yet' }));
    mailboxChecks.accepted(MAIL);
    await clock.advance(16 * MINUTE);
    expect(findings).toEqual([]);
    await clock.advance(44 * MINUTE);
    expect(findings).toEqual([{ kind: 'missing' }]);
  });

  it('is an error at once, until a later search replaces it', async () => {
    const { clock, findings, mailboxChecks } = watching([LATE]);
    mailboxChecks.accepted(MAIL);
    await clock.advance(10_000);
    expect(findings).toEqual([LATE]);
    await clock.advance(MINUTE);
    expect(findings).toEqual([LATE, FOUND]);
  });
});

describe('a mailbox that refuses its password', () => {
  it('is not asked again within a day, since each refused login brings the account closer to being locked', async () => {
    const { clock, asked, findings, mailboxChecks } = watching([LOCKED]);
    mailboxChecks.accepted(MAIL);
    await clock.advance(60 * MINUTE);
    mailboxChecks.accepted({ ...MAIL, messageId: '<run-2.mail-1@a41f>' });
    await clock.advance(60 * MINUTE);
    expect(asked).toHaveLength(1);
    expect(findings).toEqual([LOCKED]);
    await clock.advance(24 * 60 * MINUTE);
    mailboxChecks.accepted({ ...MAIL, messageId: '<run-3.mail-1@a41f>' });
    await clock.advance(MINUTE);
    expect(findings).toEqual([LOCKED, FOUND]);
  });

  it('is asked again with the next mail after its settings changed', async () => {
    const { clock, findings, known, mailboxChecks } = watching([LOCKED]);
    mailboxChecks.accepted(MAIL);
    await clock.advance(MINUTE);
    known.state = null;
    mailboxChecks.accepted({ ...MAIL, messageId: '<run-2.mail-1@a41f>' });
    await clock.advance(MINUTE);
    expect(findings).toEqual([LOCKED, FOUND]);
  });
});

describe('an accepted mail', () => {
  it('is searched for after ten seconds, then at growing intervals until it is found', async () => {
    const { clock, asked, seen, mailboxChecks } = watching([{ kind: 'not-yet' }, { kind: 'not-yet' }]);
    const start = clock.now();
    mailboxChecks.accepted(MAIL);
    await clock.advance(9_999);
    expect(asked).toEqual([]);
    await clock.advance(2 * MINUTE);
    expect(seen).toEqual([start + 10_000 + 30_000 + MINUTE]);
    expect(asked).toHaveLength(3);
  });

  it('that is not found within half an hour is given up, and the next one is searched for', async () => {
    const { clock, asked, seen, lines, mailboxChecks } = watching(
      Array<Sighting>(7).fill({ kind: 'not-yet' }),
    );
    mailboxChecks.accepted(MAIL);
    await clock.advance(60 * MINUTE);
    expect(asked).toHaveLength(7);
    expect(lines).toEqual(['The mail <run-1.mail-1@a41f> was not found in its mailbox']);
    mailboxChecks.accepted({ ...MAIL, messageId: '<run-2.mail-1@a41f>' });
    await clock.advance(MINUTE);
    expect(seen).toHaveLength(1);
  });

  it('is searched for again after a search that hangs', async () => {
    const { clock, seen, lines, mailboxChecks } = watching(['never']);
    mailboxChecks.accepted(MAIL);
    await clock.advance(2 * MINUTE);
    expect(lines).toEqual(['The mailbox could not be searched: it took too long']);
    expect(seen).toHaveLength(1);
  });

  it('is searched for one at a time', async () => {
    const { clock, asked, mailboxChecks } = watching();
    mailboxChecks.accepted(MAIL);
    mailboxChecks.accepted({ ...MAIL, messageId: '<run-2.mail-1@a41f>' });
    await clock.advance(60 * MINUTE);
    expect(asked).toEqual([MAIL.messageId]);
  });

  it('is not searched for if it goes to another recipient', async () => {
    const { clock, world, asked, findings, mailboxChecks } = watching();
    world.settings = account({ to: ['other@example.org', 'you@example.org'], user: 'you@example.org' });
    mailboxChecks.accepted(OTHER);
    mailboxChecks.accepted(MAIL);
    await clock.advance(60 * MINUTE);
    expect(asked).toEqual([MAIL.messageId]);
    expect(findings).toEqual([FOUND]);
  });

  it('is not reported missing if the mailbox may not be that of the recipient, but is reported when found', async () => {
    const { clock, world, findings, lines, mailboxChecks } = watching(
      Array<Sighting>(7).fill({ kind: 'not-yet' }),
    );
    world.settings = account({ to: ['other@example.org', 'you@example.org'], user: 'sender@example.com' });
    mailboxChecks.accepted(OTHER);
    await clock.advance(60 * MINUTE);
    expect([findings, lines]).toEqual([[], []]);
    mailboxChecks.accepted(MAIL);
    await clock.advance(60 * MINUTE);
    expect(findings).toEqual([FOUND]);
  });

  it('sent with settings that have changed since is not reported, and the next one is searched for', async () => {
    const { clock, world, asked, findings, mailboxChecks } = watching(
      Array<Sighting>(2).fill({ kind: 'not-yet' }),
    );
    mailboxChecks.accepted(MAIL);
    await clock.advance(MINUTE);
    world.settings = account({ to: ['other@example.org'] });
    mailboxChecks.accepted(OTHER);
    await clock.advance(60 * MINUTE);
    expect(asked).toEqual([MAIL.messageId, MAIL.messageId, OTHER.messageId]);
    expect(findings).toEqual([FOUND]);
    mailboxChecks.accepted(OTHER);
    world.settings = account({ to: ['other@example.org'], host: 'smtp.example.org' });
    await clock.advance(60 * MINUTE);
    expect(findings).toEqual([FOUND]);
  });

  it('is not searched for without a mailbox, after delivery by another channel, or after the end', async () => {
    const without = watching([], false);
    without.mailboxChecks.accepted(MAIL);
    await without.clock.advance(60 * MINUTE);
    const other = watching();
    other.mailboxChecks.accepted({ ...MAIL, channel: 'desktop' });
    await other.clock.advance(60 * MINUTE);
    other.mailboxChecks.accepted(MAIL);
    other.mailboxChecks.stop();
    await other.clock.advance(60 * MINUTE);
    expect([...without.asked, ...other.asked]).toEqual([]);
  });
});
