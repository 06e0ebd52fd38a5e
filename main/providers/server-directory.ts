import { mkdir, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DAY_MS, HOUR_MS } from '../../shared/durations';
import { cleanForeignText } from '../../shared/texts/foreign-text';
import type { ServerCheck } from '../../shared/ipc';
import type { ProviderKind, ServerRef } from '../../shared/providers';
import type { MeasuringSettings } from '../../shared/settings';
import { cleanTexts } from '../core/run/clean-texts';
import type { LibrespeedServer } from '../core/ports';
import { getOwnServer } from '../core/run/provider-plan';
import { DIRECT, type ConnectionOptions } from '../engine/http/connection-options';
import { writeWhole } from '../files/whole-file';
import { fetchText, type FetchText } from './fetch-text';
import { checkCloudflare, checkNq } from './http-check';
import { checkLibrespeedServer } from './librespeed/check';
import { parseServerList } from './librespeed/list';
import { checkNdt7 } from './ndt7/check';
import { getBaseUrl, ownServer } from './server-address';

/** Where LibreSpeed publishes its servers. */
export const PUBLIC_LIST_URL = 'https://librespeed.org/backend-servers/servers.php';
const REFRESH_AFTER_MS = DAY_MS;
const RETRY_AFTER_MS = HOUR_MS;

type LibrespeedSettings = MeasuringSettings['librespeed'];

export interface DirectoryDeps {
  readonly fetchText: FetchText;
  readonly now: () => number;
  /** How the settings want an address of the web to be reached. */
  readonly connectionTo: (url: string) => Promise<ConnectionOptions>;
  readonly log: (sentence: string) => void;
}

/**
 * The LibreSpeed servers to choose from: the user's own if there are any, else the public list as it was last
 * refreshed, else the copy that came with the application. Nothing is asked of the public list while the user's
 * own servers are in use.
 */
export class ServerDirectory {
  readonly #files: { readonly shippedList: string; readonly cachedList: string };
  readonly #deps: DirectoryDeps;

  #triedAtMs: number | null = null;

  /** `shippedList` came with the application; `cachedList` is written here. */
  constructor(
    files: { readonly shippedList: string; readonly cachedList: string },
    deps: DirectoryDeps = {
      fetchText,
      now: Date.now,
      connectionTo: () => Promise.resolve(DIRECT),
      log: () => undefined,
    },
  ) {
    this.#files = files;
    this.#deps = deps;
  }

  /** The servers of the next run: one if the user fixed one, empty if there is no usable one at all. */
  async candidates(settings: LibrespeedSettings): Promise<readonly LibrespeedServer[]> {
    const all = await this.#all(settings);
    if (settings.fixedServerUrl === null) return all;
    const fixedUrl = getBaseUrl(settings.fixedServerUrl);
    const listed = all.filter((server) => server.url === fixedUrl);
    const unlisted = ownServer('', settings.fixedServerUrl);
    return listed.length > 0 || unlisted === null ? listed : [unlisted];
  }

  /**
   * The servers of a provider that the user can choose from: LibreSpeed's, or else the one that the user has entered.
   * Empty where the provider chooses by itself.
   */
  async list(provider: ProviderKind, measuring: MeasuringSettings): Promise<readonly ServerRef[]> {
    if (provider === 'librespeed') {
      return (await this.#all(measuring.librespeed)).map(({ name, url }) => ({ name, url }));
    }
    const url = getOwnServer(measuring, provider);
    return url === null ? [] : [{ name: new URL(url).host, url }];
  }

  /** Tries whether a server answers at an address that the user has entered, on the way that measurements take. */
  async check(provider: ProviderKind, address: string): Promise<ServerCheck> {
    return cleanTexts(await this.#check(provider, address, await this.#deps.connectionTo(address)));
  }

  async #check(provider: ProviderKind, address: string, connection: ConnectionOptions): Promise<ServerCheck> {
    switch (provider) {
      case 'librespeed':
        return checkLibrespeedServer(address, connection);
      case 'cloudflare':
        return checkCloudflare(address, connection);
      case 'nq':
        return checkNq(address, connection);
      case 'ndt7':
        return checkNdt7(address, connection);
      case 'ookla':
        return { kind: 'fails', reason: 'no-server', detail: 'Ookla takes no address of a server' };
    }
  }

  async #all(settings: LibrespeedSettings): Promise<readonly LibrespeedServer[]> {
    const own = settings.ownServers
      .map(({ name, url }) => ownServer(name, url))
      .filter((server) => server !== null);
    if (own.length > 0) return own;
    await this.#refreshIfOld();
    const cached = await readList(this.#files.cachedList);
    return cached.length > 0 ? cached : readList(this.#files.shippedList);
  }

  /** Keeps the old list whenever the new one cannot be had or read. */
  async #refreshIfOld(): Promise<void> {
    const now = this.#deps.now();
    if (this.#triedAtMs !== null && Math.abs(now - this.#triedAtMs) < RETRY_AFTER_MS) return;
    if (Math.abs(now - (await modifiedAt(this.#files.cachedList))) < REFRESH_AFTER_MS) return;
    this.#triedAtMs = now;
    const text = await this.#deps.fetchText(PUBLIC_LIST_URL, await this.#deps.connectionTo(PUBLIC_LIST_URL));
    if (typeof text !== 'string') {
      this.#keepOld(`${text.reason} (${text.detail})`);
      return;
    }
    const reading = parseServerList(text);
    if (reading.kind === 'servers') await writeCache(this.#files.cachedList, text);
    else this.#keepOld(reading.problem);
  }

  #keepOld(problem: string): void {
    this.#deps.log(
      cleanForeignText(`The public server list could not be refreshed, the older one stays: ${problem}`),
    );
  }
}

async function modifiedAt(file: string): Promise<number> {
  try {
    return (await stat(file)).mtimeMs;
  } catch {
    return 0;
  }
}

async function readList(file: string): Promise<readonly LibrespeedServer[]> {
  try {
    const reading = parseServerList(await readFile(file, 'utf8'));
    return reading.kind === 'servers' ? reading.servers : [];
  } catch {
    return [];
  }
}

/** A cache that cannot be written is only asked for again later. */
async function writeCache(file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    writeWhole(file, text);
  } catch {
    return;
  }
}
