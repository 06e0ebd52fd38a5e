import { addressWith, parseAddress } from '../../../shared/address';
import { credentialIn } from '../../../shared/channels/header-credentials';
import type { Settings } from '../../../shared/settings';

/**
 * The settings as they go into a backup: without the proxy's password, which may still be in its address, and without header
 * lines of the webhook that let somebody in.
 */
export function settingsText(settings: Settings): string {
  const { connection } = settings.measuring;
  const address = parseAddress(connection.proxyUrl, ['http']);
  const hasPassword = (address?.credentials?.password ?? '') !== '';
  const proxyUrl =
    address === null || !hasPassword
      ? connection.proxyUrl
      : addressWith(address.url, { user: address.credentials?.user ?? '', password: '' });
  const { channels } = settings;
  const headers = channels.webhook.headers.filter((line) => credentialIn(line) === null);
  const cleaned: Settings = {
    ...settings,
    channels: { ...channels, webhook: { ...channels.webhook, headers } },
    measuring: { ...settings.measuring, connection: { ...connection, proxyUrl } },
  };
  return `${JSON.stringify(cleaned, null, 2)}\n`;
}
