import { session } from 'electron';
import type { MeasuringSettings } from '../../shared/settings';

type Connection = MeasuringSettings['connection'];

/** The session that the update library makes its requests in; its name is the library’s. */
const SESSION = 'electron-updater';

/** Makes the requests of updates go by the proxy of the settings, and keep nothing. */
export async function prepareUpdateRequests(connection: Connection): Promise<void> {
  await session.fromPartition(SESSION, { cache: false }).setProxy(updateProxy(connection));
}

/** How Electron is told of a proxy, whose login it asks for when it is needed. */
export function updateProxy({
  proxy,
  proxyUrl,
}: Pick<Connection, 'proxy' | 'proxyUrl'>): Electron.ProxyConfig {
  if (proxy === 'system') return { mode: 'system' };
  if (proxy === 'none' || proxyUrl === '') return { mode: 'direct' };
  const { protocol, host } = new URL(proxyUrl);
  return { mode: 'fixed_servers', proxyRules: `${protocol}//${host}`, proxyBypassRules: '<local>' };
}
