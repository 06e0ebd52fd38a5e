import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor';
import { onTestFinished } from 'vitest';

type Answer = string | Buffer | ((response: ServerResponse) => void);

/** The library’s own way to ask, over Node’s HTTP in the place of Electron’s. */
export class NodeExecutor extends ElectronHttpExecutor {
  override createRequest(options: object, callback: (response: unknown) => void): never {
    return request({ ...options, agent: false }).on('response', callback) as never;
  }
}

export interface OfferedVersion {
  readonly version: string;
  readonly content: Buffer;
  /** Hash of something else than what is sent. */
  readonly hashOf?: Buffer;
  /** Further lines of the feed. */
  readonly more?: string;
}

/** A server of updates on loopback: answers by path, and what it was asked for. */
export class UpdateServer {
  readonly answers = new Map<string, Answer>();
  readonly asked: string[] = [];
  readonly #keys = generateKeyPairSync('ed25519');
  #url = '';

  /** Started; gone after the test. */
  static async start(): Promise<UpdateServer> {
    const updates = new UpdateServer();
    const server = createServer(({ url = '' }, response) => {
      updates.asked.push(url);
      const answer = updates.answers.get(url);
      if (typeof answer === 'function') answer(response);
      else response.writeHead(answer === undefined ? 404 : 200).end(answer);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    updates.#url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    return updates;
  }

  get url(): string {
    return this.#url;
  }

  get key(): KeyObject {
    return this.#keys.publicKey;
  }

  /** Offers a version as a release does: feed, signature and file. */
  offer({ version, content, hashOf = content, more = '' }: OfferedVersion): void {
    const file = `linewatch-${version}-linux-x64.AppImage`;
    const sha512 = createHash('sha512').update(hashOf).digest('base64');
    const entry = `  - url: ${file}\n    sha512: ${sha512}\n    size: ${content.length}\n`;
    this.sign(`version: ${version}\nfiles:\n${entry}${more}releaseDate: '2026-11-23T12:00:00.000Z'\n`);
    this.answers.set(`/${file}`, content);
  }

  /** Puts a text in the place of the feed, with the signature of this server’s key or another one. */
  sign(feed: string, key: KeyObject = this.#keys.privateKey): void {
    const signature = sign(null, Buffer.from(feed), key).toString('base64');
    for (const name of ['/latest-linux.yml', '/latest-linux-arm64.yml']) {
      this.answers.set(name, feed);
      this.answers.set(`${name}.sig`, `${signature}\n`);
    }
  }
}
