import { DEFAULT_SETTINGS, type MailSettings } from '../../shared/settings';
import { MailAccess } from '../channels/mail/oauth/access';
import { MailChannel, type MailDeps } from '../channels/mail/channel';

/** A channel to a server on loopback, in the clear and without a login unless said otherwise. */
export function mailTo(port: number, change: Partial<MailSettings> = {}, deps: Partial<MailDeps> = {}) {
  const settings: MailSettings = {
    ...DEFAULT_SETTINGS.channels.mail,
    isEnabled: true,
    host: '127.0.0.1',
    port,
    security: 'none',
    from: 'linewatch@example.org',
    to: ['someone@example.org'],
    ...change,
  };
  return new MailChannel({
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
