import { addressWith, parseAddress } from '../../../shared/address';
import type { Settings } from '../../../shared/settings';

/** The settings as they go into a backup: without the proxy's password, which may still be in its address. */
export function settingsText(settings: Settings): string {
  const { connection } = settings.measuring;
  const address = parseAddress(connection.proxyUrl, ['http']);
  const hasPassword = (address?.credentials?.password ?? '') !== '';
  const proxyUrl =
    address === null || !hasPassword
      ? connection.proxyUrl
      : addressWith(address.url, { user: address.credentials?.user ?? '', password: '' });
  const cleaned: Settings = {
    ...settings,
    measuring: { ...settings.measuring, connection: { ...connection, proxyUrl } },
  };
  return `${JSON.stringify(cleaned, null, 2)}\n`;
}
