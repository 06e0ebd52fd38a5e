import { execFileSync, spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

const FAR = ['203.0.113.1', '203.0.113.2', '203.0.113.3'] as const;
const LAN = '192.0.2';
const WAN = '198.51.100';

/** Why no home can be built on this computer; null where one can. */
export function homeMissing(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'network namespaces need root on Linux';
  if (!existsSync('/dev/net/tun')) return 'an emulated line needs /dev/net/tun';
  const missing = ['ip', 'python3'].filter((program) => spawnSync(program, ['-V']).error !== undefined);
  return missing.length === 0 ? null : `an emulated line needs ${missing.join(' and ')}`;
}

/**
 * A home in network namespaces: a computer, a router, and three hosts beyond its line that refuse every connection,
 * which is an answer. Needs root.
 */
export class HomeNetwork {
  /** The address of a web server beyond the line. */
  readonly farUrl = `http://${FAR[0]}/`;
  readonly targets = FAR.map((address) => ({ addresses: [address], port: 443 }));
  /** Packets that were to open a connection beyond the router: those that passed and those that were lost. */
  readonly opened = { passed: 0, lost: 0 };
  readonly #spaces = ['c', 'r', 'f'].map((letter) => `lw${letter}${String(process.pid)}`) as [
    computer: string,
    router: string,
    far: string,
  ];
  readonly #line: ChildProcessByStdio<Writable, Readable, null>;
  #portal: ChildProcessByStdio<null, Readable, null> | null = null;

  private constructor(line: ChildProcessByStdio<Writable, Readable, null>) {
    this.#line = line;
  }

  static async open(): Promise<HomeNetwork> {
    const [near, far] = [`lwn${String(process.pid)}`, `lww${String(process.pid)}`];
    const line = spawn('python3', [resolve('e2e/network/line.py'), near, far], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const home = new HomeNetwork(line);
    await new Promise<void>((ready, failed) => {
      line.once('exit', (code) => failed(new Error(`The emulated line ended with ${String(code)}`)));
      createInterface({ input: line.stdout }).on('line', (word) => {
        if (word === 'ready') ready();
        if (word === 'passed' || word === 'lost') home.opened[word] += 1;
      });
    });
    try {
      home.#build(near, far);
    } catch (error) {
      home.remove();
      throw error;
    }
    return home;
  }

  /** The command and first arguments that run a program on the computer. */
  get onComputer(): readonly string[] {
    return ['ip', 'netns', 'exec', this.#spaces[0]];
  }

  /** Bytes that the computer has sent and received by its cable. */
  get bytes(): number {
    const table = execFileSync('ip', ['netns', 'exec', this.#spaces[0], 'cat', '/proc/net/dev'], {
      encoding: 'utf8',
    });
    const columns = /^\s*lan0:\s*(.*)$/m.exec(table)?.[1]?.split(/\s+/).map(Number) ?? [];
    return (columns[0] ?? 0) + (columns[8] ?? 0);
  }

  /** Nothing passes the line beyond the router, or all of it again. */
  breakBeyond(isBroken: boolean): void {
    this.#order(`cut ${isBroken ? '1' : '0'}`);
  }

  /** The router answers nothing on the side of the computer, or again. */
  silenceRouter(isSilent: boolean): void {
    const address = [`${LAN}.1/24`, 'dev', 'lan1'];
    ip('-n', this.#spaces[1], 'address', isSilent ? 'del' : 'add', ...address);
  }

  /** The computer's cable is out, or in again. */
  pullCable(isOut: boolean): void {
    ip('-n', this.#spaces[1], 'link', 'set', 'lan1', isOut ? 'down' : 'up');
  }

  /** What goes out over the line takes so much longer. */
  delay(ms: number): void {
    this.#order(`delay ${String(ms)}`);
  }

  /** So many of ten packets that open a connection are lost, evenly. */
  lose(ofTen: number): void {
    this.#order(`lose ${String(ofTen)}`);
  }

  /** From now on the router answers in place of the far hosts: with its login page at port 80, with a refusal at others. */
  async openPortal(): Promise<void> {
    const router = this.#spaces[1];
    for (const address of FAR) ip('-n', router, 'address', 'add', `${address}/32`, 'dev', 'lo');
    const portal = spawn('ip', ['netns', 'exec', router, 'python3', resolve('e2e/network/portal.py')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#portal = portal;
    await new Promise<void>((ready, failed) => {
      portal.once('exit', (code) => failed(new Error(`The login page ended with ${String(code)}`)));
      createInterface({ input: portal.stdout }).once('line', () => ready());
    });
  }

  remove(): void {
    this.#portal?.removeAllListeners('exit').kill();
    this.#line.removeAllListeners('exit');
    this.#line.kill();
    for (const space of this.#spaces) if (existsSync(`/run/netns/${space}`)) ip('netns', 'del', space);
  }

  #order(order: string): void {
    this.#line.stdin.write(`${order}\n`);
  }

  #build(near: string, beyond: string): void {
    const [computer, router, far] = this.#spaces;
    for (const space of this.#spaces) {
      ip('netns', 'add', space);
      ip('-n', space, 'link', 'set', 'lo', 'up');
    }
    ip('-n', computer, 'link', 'add', 'lan0', 'type', 'veth', 'peer', 'name', 'lan1', 'netns', router);
    ip('link', 'set', near, 'netns', router);
    ip('link', 'set', beyond, 'netns', far);
    for (const [space, device, address] of [
      [computer, 'lan0', `${LAN}.2/24`],
      [router, 'lan1', `${LAN}.1/24`],
      [router, near, `${WAN}.1/24`],
      [far, beyond, `${WAN}.2/24`],
    ] as const) {
      ip('-n', space, 'address', 'add', address, 'dev', device);
      ip('-n', space, 'link', 'set', device, 'up');
    }
    for (const address of FAR) ip('-n', far, 'address', 'add', `${address}/32`, 'dev', 'lo');
    ip('netns', 'exec', router, 'sh', '-c', 'echo 1 > /proc/sys/net/ipv4/ip_forward');
    ip('-n', router, 'route', 'add', '203.0.113.0/24', 'via', `${WAN}.2`);
    ip('-n', far, 'route', 'add', `${LAN}.0/24`, 'via', `${WAN}.1`);
    ip('-n', computer, 'route', 'add', 'default', 'via', `${LAN}.1`);
  }
}

function ip(...args: readonly string[]): void {
  execFileSync('ip', args, { stdio: ['ignore', 'ignore', 'pipe'] });
}
