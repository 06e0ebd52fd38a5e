import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { executable } from './executable';

const PROGRAM_MODE = 0o755;

/** The version of the tests' package, and one as long that comes after it. */
export const [OLD, NEW] = ['0.1.0', '0.1.1'];

/**
 * AppImages of two versions: files that, as AppImages do, name themselves and the folder that they are mounted in, and
 * start the program there. The new one is offered by a server on loopback, in a signed feed that the old one's package
 * names.
 */
export class AppImages {
  readonly #folder = mkdtempSync(join(tmpdir(), 'linewatch-appimage-'));
  readonly #keys = generateKeyPairSync('ed25519');
  readonly #files = new Map<string, string | Buffer>();
  readonly asked: string[] = [];
  readonly #server: Server = createServer(({ url = '' }, response) => {
    this.asked.push(url);
    const file = this.#files.get(url);
    response.writeHead(file === undefined ? 404 : 200).end(file);
  });
  /** The one that a person starts. */
  readonly image = join(this.#folder, 'bin', 'Linewatch.AppImage');
  /** Where the library keeps what it has loaded. */
  readonly cache = join(this.#folder, 'cache');

  static async make(): Promise<AppImages> {
    const images = new AppImages();
    images.#server.listen(0, '127.0.0.1');
    await once(images.#server, 'listening');
    mkdirSync(dirname(images.image));
    images.#mount(OLD);
    writeFileSync(images.image, images.#file(OLD));
    chmodSync(images.image, PROGRAM_MODE);
    return images;
  }

  get inUse(): string {
    return readFileSync(this.image, 'utf8');
  }

  /** Names of the files beside the AppImage. */
  get beside(): readonly string[] {
    return readdirSync(dirname(this.image)).sort();
  }

  /** Whether the AppImage in use is that of a version. */
  is(version: string): boolean {
    return this.inUse === this.#file(version);
  }

  /** Offers the new version, or another content under its name. */
  offer({ content, notes = '' }: { readonly content?: string; readonly notes?: string } = {}): void {
    this.#mount(NEW);
    const file = content ?? this.#file(NEW);
    const name = `linewatch-${NEW}-linux-x64.AppImage`;
    const sha512 = createHash('sha512').update(file).digest('base64');
    const feed = `version: ${NEW}\nfiles:\n  - url: ${name}\n    sha512: ${sha512}\n    size: ${String(file.length)}\nreleaseNotes: ${JSON.stringify(notes)}\n`;
    this.#files.set(`/${name}`, file);
    const signature = sign(null, Buffer.from(feed), this.#keys.privateKey).toString('base64');
    this.#files.set('/latest-linux.yml', feed);
    this.#files.set('/latest-linux.yml.sig', signature);
  }

  remove(): void {
    this.#server.close();
    this.#server.closeAllConnections();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #file(version: string): string {
    const mounted = join(this.#folder, version);
    return `#!/bin/sh\n# ${version}\nAPPIMAGE="$(readlink -f "$0")" APPDIR='${mounted}'\nexport APPIMAGE APPDIR\nexec '${mounted}/linewatch' "$@"\n`;
  }

  /** The packaged program of a version, with the address and the key of the server. */
  #mount(version: string): void {
    const from = dirname(executable());
    const to = join(this.#folder, version);
    const resources = join(to, 'resources');
    mkdirSync(resources, { recursive: true });
    linkAll(from, to, [basename(executable()), 'resources']);
    copyFileSync(executable(), join(to, 'linewatch'));
    linkAll(join(from, 'resources'), resources, ['app.asar', 'app-update.yml', 'update-key.pem']);
    writeFileSync(join(resources, 'app.asar'), withVersion(join(from, 'resources/app.asar'), version));
    const { port } = this.#server.address() as AddressInfo;
    const place = `provider: generic\nurl: http://127.0.0.1:${String(port)}/\nupdaterCacheDirName: linewatch-updater\n`;
    writeFileSync(join(resources, 'app-update.yml'), place);
    const pem = this.#keys.publicKey.export({ type: 'spki', format: 'pem' });
    writeFileSync(join(resources, 'update-key.pem'), pem);
  }
}

function linkAll(from: string, to: string, except: readonly string[]): void {
  for (const name of readdirSync(from)) {
    if (!except.includes(name)) symlinkSync(join(from, name), join(to, name));
  }
}

/** The archive of the application with another version in its manifest, as long as its own: nothing in it moves. */
function withVersion(archive: string, version: string): Buffer {
  const bytes = readFileSync(archive);
  const own = Buffer.from(`"version": "${OLD}"`);
  const at = bytes.indexOf(own);
  if (at < 0) throw new Error(`${archive} names no version ${OLD}`);
  bytes.write(`"version": "${version}"`, at);
  return bytes;
}
