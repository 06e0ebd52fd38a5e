import { Resolver } from 'node:dns/promises';
import type { MailSearch } from '../../shared/mail/mail-proposal';
import type { Settings } from '../../shared/settings';
import { findMailServer } from '../channels/mail/setup/find-server';
import { networkLookUps } from '../channels/mail/setup/network-look-ups';
import type { ConnectionOptions } from '../engine/http/connection-options';
import type { FetchText } from '../providers/fetch-text';

/** Time limit of a whole search, in ms. */
const SEARCH_MS = 15_000;
/** Time limit of one question to the DNS, in ms, and how often it is asked. */
const DNS = { timeout: 2_000, tries: 2 };

export interface MailServerSearchDeps {
  readonly settings: () => Settings;
  readonly fetchText: FetchText;
  /** How a document of the web is fetched, by the settings. */
  readonly connectionTo: (url: string) => Promise<ConnectionOptions>;
}

/** Searches for the mail server of an address over the network of this computer. */
export function mailServerSearch({ settings, fetchText, connectionTo }: MailServerSearchDeps) {
  return (address: string): Promise<MailSearch> => {
    const lookUps = networkLookUps({
      resolver: new Resolver(DNS),
      fetchText: async (url) => {
        const text = await fetchText(url, await connectionTo(url));
        return typeof text === 'string' ? text : null;
      },
      settings: () => settings().channels.mail,
    });
    return findMailServer(address, lookUps, AbortSignal.timeout(SEARCH_MS));
  };
}
