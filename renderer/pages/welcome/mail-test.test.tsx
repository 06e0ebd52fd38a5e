import { MantineProvider } from '@mantine/core';
import { expect, it, vi } from 'vitest';
import type { MailProposal } from '../../../shared/mail/mail-proposal';
import { rendered } from '../../testing/rendered';
import type { TestMailEnd } from './send-test-mail';

vi.stubGlobal('window', { linewatch: {} });
const { TestMailWords } = await import('./mail-test');

const words = (end: TestMailEnd) =>
  rendered(
    <MantineProvider env="test">
      <TestMailWords end={end} onAgree={() => undefined} />
    </MantineProvider>,
  );

const PROPOSAL: MailProposal = {
  source: 'srv',
  provider: '',
  smtp: { host: 'mail.other.example', port: 465, security: 'implicit-tls' },
  user: 'me@example.org',
  login: 'password',
  helpUrl: '',
  imap: null,
  needsConsent: true,
};

it('the server is shown before a password goes there', () => {
  const html = words({
    kind: 'consent',
    address: 'me@example.org',
    proposal: PROPOSAL,
  });
  expect(html).toContain('The DNS names mail.other.example for mail of example.org.');
  expect(html).toContain('Use mail.other.example and send');
});

it.each([
  ['failed', 'could not be created'],
  ['changed', 'The address was changed'],
  ['channel-off', 'This channel is switched off'],
] as const)('a test mail that ends as %s says so', (kind, text) => {
  expect(words({ kind })).toContain(text);
});

it('a provider that wants the browser is named, and nothing is said to be filled in', () => {
  const html = words({
    kind: 'no-server',
    search: {
      kind: 'found',
      proposal: { ...PROPOSAL, source: 'provider', provider: 'Outlook.com', login: 'oauth2' },
    },
  });
  expect(html).toContain('Outlook.com wants you to log in with the browser');
  expect(html).not.toContain('filled in');
});
