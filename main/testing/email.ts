import { DEFAULT_SETTINGS, type MailSettings } from '../../shared/settings';
import { MailAccess } from '../channels/mail-access';
import { EmailChannel, type EmailDeps } from '../channels/email';

/** A channel to a server on loopback, in the clear and without a login unless said otherwise. */
export function emailTo(port: number, change: Partial<MailSettings> = {}, deps: Partial<EmailDeps> = {}) {
  const settings: MailSettings = {
    ...DEFAULT_SETTINGS.channels.mail,
    ...{ isEnabled: true, host: '127.0.0.1', port, security: 'none', from: 'linewatch@example.org' },
    to: ['someone@example.org'],
    ...change,
  };
  return new EmailChannel({
    settings: () => settings,
    secret: () => Promise.resolve({ kind: 'value', value: 'correct horse' }),
    access: noAccess(),
    wasAccepted: () => false,
    log: () => undefined,
    ...deps,
  });
}

/** Never aborts. */
export const PATIENT = new AbortController().signal;

/** Gives out tokens whose clock stands still; keeps no refresh token. */
export function noAccess(): MailAccess {
  return new MailAccess({
    clock: { now: () => 0 },
    keepRefreshToken: () => Promise.resolve(),
    learn: () => undefined,
  });
}
