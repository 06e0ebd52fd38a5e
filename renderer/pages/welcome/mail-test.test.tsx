import { MantineProvider } from '@mantine/core';
import { expect, it, vi } from 'vitest';
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

it('the server is shown before a password goes there', () => {
  const html = words({
    kind: 'consent',
    address: 'me@example.org',
    proposal: {
      source: 'srv',
      provider: '',
      smtp: { host: 'mail.other.example', port: 465, security: 'implicit-tls' },
      user: 'me@example.org',
      login: 'password',
      helpUrl: '',
      imap: null,
      needsConsent: true,
    },
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
