import { MantineProvider } from '@mantine/core';
import { isValidElement, type ReactElement, type ReactNode } from 'react';
import { expect, it, vi } from 'vitest';
import type { MailSearch } from '../../../../shared/mail/mail-proposal';
import { DEFAULT_SETTINGS } from '../../../../shared/settings';
import { toForm, type SettingsForm } from '../form';
import type { FormChange } from '../use-settings-form';

const FOUND: MailSearch = {
  kind: 'found',
  proposal: {
    source: 'srv',
    provider: '',
    smtp: { host: 'smtp.example.org', port: 465, security: 'implicit-tls' },
    user: 'me@example.org',
    login: 'password',
    helpUrl: '',
    imap: null,
    needsConsent: false,
  },
};

type Props = Readonly<{ children?: ReactNode; onClick?: () => void }>;

/** The button is the first child of what is drawn. */
function buttonOf(node: ReactNode): () => void {
  const { children } = (node as ReactElement<Props>).props;
  const [button] = Array.isArray(children) ? (children as ReactNode[]) : [];
  if (!isValidElement<Props>(button) || button.props.onClick === undefined) throw new Error('no button');
  return button.props.onClick;
}

it('what is typed while the server is searched for stays', async () => {
  let answer: (search: MailSearch) => void = () => undefined;
  const searched = new Promise<MailSearch>((resolve) => (answer = resolve));
  vi.stubGlobal('window', { linewatch: { mailServerFind: () => searched } });
  vi.stubGlobal('navigator', { userAgent: 'Linux' });
  // Tests of the same process share what they load, and this window is its own.
  vi.resetModules();
  const { rendered } = await import('../../../testing/rendered');
  const { FormContext } = await import('../form-context');
  const { FindServer } = await import('./find-server');
  const base = toForm(DEFAULT_SETTINGS);
  let form: SettingsForm = {
    ...base,
    channels: { ...base.channels, mail: { ...base.channels.mail, from: 'me@example.org' } },
  };
  const change = (next: FormChange) => {
    form = { ...form, ...(typeof next === 'function' ? next(form) : next) };
  };
  let showField: (id: string) => void = () => undefined;
  const led = new Promise<string>((resolve) => (showField = resolve));
  const context = { form, newest: () => form, change, showField };
  let click = () => {};
  const Probe = () => {
    click = buttonOf(FindServer());
    return null;
  };
  rendered(
    <MantineProvider env="test">
      <FormContext value={context as never}>
        <Probe />
      </FormContext>
    </MantineProvider>,
  );
  click();
  const { mail, webhook } = form.channels;
  change({
    planDownload: '250',
    channels: {
      ...form.channels,
      mail: { ...mail, to: 'you@example.net' },
      webhook: { ...webhook, url: 'https://example.net/hook' },
    },
  });
  answer(FOUND);
  expect(await led).toBe('mail-password');
  expect(form).toMatchObject({
    planDownload: '250',
    channels: {
      mail: { host: 'smtp.example.org', to: 'you@example.net' },
      webhook: { url: 'https://example.net/hook' },
    },
  });
});
