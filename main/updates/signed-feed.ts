import type { KeyObject } from 'node:crypto';
import type { AppUpdater, CancellationToken, UpdateInfo } from 'electron-updater';
import { GenericProvider } from 'electron-updater/out/providers/GenericProvider';
import { parseUpdateInfo, type ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider';
import { isSignedBy } from './feed-signature';

/** What the feed is read with. */
export interface SignedFeedOptions {
  readonly provider: 'custom';
  readonly updateProvider: typeof SignedFeed;
  /** Folder of the feed and of what it names. */
  readonly url: string;
  readonly key: KeyObject;
  /** Ends requests that take too long. */
  readonly cancellation: () => CancellationToken;
}

/** The feed is there, and nobody who may has signed it. */
export class FeedFault extends Error {
  constructor(
    readonly problem: 'unsigned' | 'wrong-signature',
    detail: string,
  ) {
    super(detail);
  }
}

/**
 * The feed, `latest-linux.yml` for one, with its signature beside it: what is not signed with the key of this copy is
 * not even read. The hashes in the feed then vouch for what it names.
 */
export class SignedFeed extends GenericProvider {
  readonly #options: SignedFeedOptions;

  constructor(options: SignedFeedOptions, updater: AppUpdater, runtime: ProviderRuntimeOptions) {
    super({ provider: 'generic', url: options.url }, updater, runtime);
    this.#options = options;
  }

  /** The library would name this installation to the server by a number of its own. */
  override setRequestHeaders(): void {
    super.setRequestHeaders({ accept: '*/*' });
  }

  /** @throws {FeedFault} where the feed is not signed; and what the network says */
  override async getLatestVersion(): Promise<UpdateInfo> {
    const name = `${this.getDefaultChannelName()}.yml`;
    const url = this.#urlOf(name);
    const text = (await this.httpRequest(url, null, this.#options.cancellation())) ?? '';
    const signature = await this.#signatureOf(name);
    if (!isSignedBy(this.#options.key, text, signature)) {
      throw new FeedFault('wrong-signature', `${name} is not signed with the key of this copy`);
    }
    return parseUpdateInfo(text, name, url);
  }

  async #signatureOf(name: string): Promise<string> {
    try {
      const signature = await this.httpRequest(
        this.#urlOf(`${name}.sig`),
        null,
        this.#options.cancellation(),
      );
      if (signature !== null && signature.trim() !== '') return signature;
    } catch (error) {
      const { statusCode } = Object(error) as { readonly statusCode?: unknown };
      if (statusCode !== 404 && statusCode !== 410) throw error;
    }
    throw new FeedFault('unsigned', `${name}.sig is missing or empty`);
  }

  #urlOf(name: string): URL {
    const { url } = this.#options;
    return new URL(name, url.endsWith('/') ? url : `${url}/`);
  }
}
