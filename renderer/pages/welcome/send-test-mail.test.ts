import { describe, expect, it } from 'vitest';
import type { MailProposal } from '../../../shared/mail/mail-proposal';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import { toChannelsForm, type ChannelForm } from '../settings/channels/channels-form';
import { sendTestMail, type TestMailDeps } from './send-test-mail';

const BLANK = toChannelsForm(DEFAULT_SETTINGS.channels).channels.mail;
const TYPED: ChannelForm = { ...BLANK, from: 'me@example.org' };
const PROPOSAL: MailProposal = {
  source: 'srv',
  provider: '',
  smtp: { host: 'smtp.example.org', port: 465, security: 'implicit-tls' },
  user: 'me@example.org',
  login: 'password',
  helpUrl: '',
  imap: null,
  needsConsent: false,
};
const FOREIGN: MailProposal = {
  ...PROPOSAL,
  smtp: { ...PROPOSAL.smtp, host: 'mail.other.example' },
  needsConsent: true,
};

function desk(proposal: MailProposal, change: Partial<TestMailDeps> = {}) {
  const saved: ChannelForm[] = [];
  let tests = 0;
  const deps: TestMailDeps = {
    isEntered: false,
    mail: () => TYPED,
    stored: BLANK,
    find: () => Promise.resolve({ kind: 'found', proposal }),
    save: (mail) => {
      saved.push(mail);
      return Promise.resolve(true);
    },
    test: () => {
      tests += 1;
      return Promise.resolve({ kind: 'queued', ids: ['m1'] });
    },
    isLeft: () => false,
    ...change,
  };
  return { deps, saved, tests: () => tests };
}

describe('the test mail of the first set-up', () => {
  it('is sent with the server that was found', async () => {
    const { deps, saved } = desk(PROPOSAL);
    expect(await sendTestMail(deps, null)).toEqual({ kind: 'queued', ids: ['m1'] });
    expect(saved).toMatchObject([{ isEnabled: true, host: 'smtp.example.org', to: 'me@example.org' }]);
  });

  it('waits for a person where the server is not known to be of the domain', async () => {
    const { deps, saved, tests } = desk(FOREIGN);
    expect(await sendTestMail(deps, null)).toEqual({
      kind: 'consent',
      address: 'me@example.org',
      proposal: FOREIGN,
    });
    expect([saved, tests()]).toEqual([[], 0]);
    expect(await sendTestMail(deps, FOREIGN)).toEqual({ kind: 'queued', ids: ['m1'] });
    expect(saved).toMatchObject([{ host: 'mail.other.example' }]);
  });

  it('does not ask again for a server that is stored', async () => {
    const stored = { ...BLANK, host: 'mail.other.example', port: '465', security: 'implicit-tls' };
    const { deps } = desk(FOREIGN, { stored });
    expect(await sendTestMail(deps, null)).toEqual({ kind: 'queued', ids: ['m1'] });
    const { deps: inClear } = desk(FOREIGN, { stored: { ...stored, security: 'none' } });
    expect(await sendTestMail(inClear, null)).toMatchObject({ kind: 'consent' });
  });

  it('has what was typed during the search', async () => {
    let mail = TYPED;
    const { deps, saved } = desk(PROPOSAL, {
      mail: () => mail,
      find: () => {
        mail = { ...mail, helloName: 'laptop.example.org' };
        return Promise.resolve({ kind: 'found', proposal: PROPOSAL });
      },
    });
    await sendTestMail(deps, null);
    expect(saved).toMatchObject([{ host: 'smtp.example.org', helloName: 'laptop.example.org' }]);
  });

  it('is not sent where another address was typed during the search', async () => {
    let mail = TYPED;
    const { deps, saved, tests } = desk(PROPOSAL, {
      mail: () => mail,
      find: () => {
        mail = { ...mail, from: 'me@example.net' };
        return Promise.resolve({ kind: 'found', proposal: PROPOSAL });
      },
    });
    expect(await sendTestMail(deps, null)).toEqual({ kind: 'changed' });
    expect([saved, tests()]).toEqual([[], 0]);
  });

  it('is neither saved nor sent once the page was left', async () => {
    const { deps, saved, tests } = desk(PROPOSAL, { isLeft: () => true });
    expect(await sendTestMail(deps, null)).toEqual({ kind: 'left' });
    expect([saved, tests()]).toEqual([[], 0]);
  });

  it('is not sent where no server was found, or the provider wants the browser', async () => {
    const none = { kind: 'none', reason: 'nothing-found' } as const;
    const nobody = desk(PROPOSAL, { find: () => Promise.resolve(none) });
    expect(await sendTestMail(nobody.deps, null)).toEqual({ kind: 'no-server', search: none });
    const refused = desk(PROPOSAL, { find: () => Promise.reject(new Error('no answer')) });
    expect(await sendTestMail(refused.deps, null)).toEqual({ kind: 'no-server', search: 'failed' });
    const browser = desk({ ...PROPOSAL, login: 'oauth2' });
    expect(await sendTestMail(browser.deps, null)).toMatchObject({ kind: 'no-server' });
    expect([nobody.saved, refused.saved, browser.saved]).toEqual([[], [], []]);
  });

  it('ends in words also where a request is refused', async () => {
    const untested = desk(PROPOSAL, { test: () => Promise.reject(new Error('disk full')) });
    expect(await sendTestMail(untested.deps, null)).toEqual({ kind: 'failed' });
    const unsaved = desk(PROPOSAL, { save: () => Promise.resolve(false) });
    expect(await sendTestMail(unsaved.deps, null)).toEqual({ kind: 'not-saved' });
    const off = desk(PROPOSAL, { test: () => Promise.resolve({ kind: 'channel-off' }) });
    expect(await sendTestMail(off.deps, null)).toEqual({ kind: 'channel-off' });
  });
});
