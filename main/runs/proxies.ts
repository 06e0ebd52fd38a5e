import { cleanForeignText } from '../../shared/texts/foreign-text';
import type { ProviderKind } from '../../shared/providers';
import type { MeasuringSettings } from '../../shared/settings';
import { getMainUrl } from '../core/run/job';
import type { ConnectionWish, MeasureJob } from '../core/ports';
import { isNearby } from '../core/network/nearby-host';
import { chooseProxy } from '../core/network/proxy-list';
import type { ConnectionOptions } from '../engine/http/connection-options';

/** Timeout of the system, in ms, which may search for its proxy settings in the network. */
const ANSWER_WITHIN_MS = 3_000;

export interface ProxyDeps {
  /** The proxies of the system for a URL, as `PROXY host:port; DIRECT`. */
  readonly resolveProxy: (url: string) => Promise<string>;
  /** The URL of the user’s proxy, with the stored password if it contains a user name. */
  readonly withPassword: (proxyUrl: string) => Promise<string>;
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** The proxies of a job’s providers by the settings. No proxy is used if the system does not answer. */
export async function resolveProxies(
  job: MeasureJob,
  wish: MeasuringSettings['connection'],
  deps: ProxyDeps,
): Promise<ConnectionWish['proxies']> {
  const found: Partial<Record<ProviderKind, string>> = {};
  await Promise.all(
    job.providers.map(async (kind) => {
      const url = getMainUrl(job, kind);
      const chosen = url === null ? null : await proxyTo(url, wish, deps);
      if (chosen !== null) found[kind] = chosen;
    }),
  );
  return found;
}

/** The connection options for one URL by the settings. */
export async function connectionTo(
  url: string,
  wish: MeasuringSettings['connection'],
  deps: ProxyDeps,
): Promise<ConnectionOptions> {
  const { ipVersion, localAddress } = wish;
  return {
    ipVersion,
    localAddress: localAddress === '' ? null : localAddress,
    proxyUrl: await proxyTo(url, wish, deps),
  };
}

/**
 * The proxy for the service of a channel by the settings; null for a direct connection. Unlike measurements, messages
 * over plain HTTP use it too. The user’s proxy is not used for this computer and its local network.
 */
export async function proxyToService(
  url: string,
  { proxy, proxyUrl }: MeasuringSettings['connection'],
  deps: ProxyDeps,
): Promise<string | null> {
  if (proxy === 'none') return null;
  const { origin, hostname } = new URL(url);
  // The rest of the URL may be a secret, and the system may pass it to a script from the network.
  if (proxy === 'system') return systemProxy(`${origin}/`, deps);
  return proxyUrl === '' || isNearby(hostname) ? null : deps.withPassword(proxyUrl);
}

async function proxyTo(
  url: string,
  { proxy, proxyUrl }: MeasuringSettings['connection'],
  deps: ProxyDeps,
): Promise<string | null> {
  if (proxy === 'none' || !/^(?:https|wss):/i.test(url)) return null;
  if (proxy === 'manual') return proxyUrl === '' ? null : deps.withPassword(proxyUrl);
  return systemProxy(url.replace(/^wss:/i, 'https:'), deps);
}

async function systemProxy(url: string, deps: ProxyDeps): Promise<string | null> {
  try {
    const list = await Promise.race([
      deps.resolveProxy(url),
      deps.pause(ANSWER_WITHIN_MS).then(() => Promise.reject(new Error('no answer in time'))),
    ]);
    const { url: proxy, unsupported } = chooseProxy(list);
    if (unsupported.length > 0)
      deps.log(cleanForeignText(`Proxies that cannot be used are left out: ${unsupported.join('; ')}`));
    return proxy;
  } catch (error) {
    deps.log('The proxy of the system could not be read; the connection is direct', error);
    return null;
  }
}
