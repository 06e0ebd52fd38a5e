import type { ChannelKind } from '../../../shared/channels';
import type { Texts } from '../../../shared/i18n';
import type { DeliveryProblem } from '../../../shared/message';

const SOLVED_IN_SETTINGS: readonly DeliveryProblem[] = [
  'connection',
  'dns',
  'timeout',
  'tls',
  'certificate-unreadable',
  'authentication',
  'secret-unreadable',
  'secret-missing',
  'recipient-refused',
  'sender-refused',
  'address-refused',
  'thread-refused',
  'setting-refused',
  'moved',
  'proxy-refused',
  'unproven',
  'not-permitted',
  'not-configured',
  'consent-needed',
  'client-refused',
  'scope-refused',
  'app-password-needed',
  'login-disabled',
  'login-needed',
  'login-not-offered',
  'login-method',
  'starttls-needed',
  'port-needs-tls',
  'port-without-tls',
  'not-a-mail-server',
  'name-refused',
  'network-refused',
];

/** Whether the way out of a problem is in the settings of its channel. */
export function isSolvedInSettings(problem: DeliveryProblem): boolean {
  return SOLVED_IN_SETTINGS.includes(problem);
}

/** What the button says that opens the settings of a channel. */
export function openSettingsWords(channel: ChannelKind, texts: Texts): string {
  if (channel === 'mail' || channel === 'desktop') return texts(`delivery:openSettings.${channel}`);
  return texts('delivery:openSettings.other', { channel: texts(`common:channel.${channel}`) });
}
