import { execFileSync, spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** The cable of a part's own network, see scripts/lib/end-to-end.mjs; at its other end there is nobody. */
const CABLE = 'net0';
const NOBODY = '192.0.2.1';
/** Hosts of the world: they refuse every connection, which is an answer. */
const FAR = ['203.0.113.1', '203.0.113.2', '203.0.113.3'] as const;

/** Why nobody can listen to this network; null where somebody can. */
export function listenerMissing(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'listening to a network needs root on Linux';
  if (spawnSync('ip', ['link', 'show', CABLE]).status !== 0) return 'the tests have no network of their own';
  return spawnSync('python3', ['-V']).error === undefined ? null : 'listening to a network needs python3';
}

/** Everything that the network of the tests is asked to carry, loopback included, as long as it listens. */
export class Destinations {
  /** The router of this network, which nobody is. */
  readonly gateway = NOBODY;
  readonly #found = new Set<string>();
  readonly #listener: ChildProcessByStdio<null, Readable, null>;

  private constructor(listener: ChildProcessByStdio<null, Readable, null>) {
    this.#listener = listener;
  }

  /** Listens from now on. Packets for the rest of the world go out by the cable, and get no answer. */
  static async listen(): Promise<Destinations> {
    const listener = spawn('python3', [resolve('e2e/network/listen.py')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const destinations = new Destinations(listener);
    await new Promise<void>((ready, failed) => {
      listener.once('exit', (code) => failed(new Error(`The listener ended with ${String(code)}`)));
      createInterface({ input: listener.stdout }).on('line', (line) => {
        if (line === 'ready') ready();
        else destinations.#found.add(line);
      });
    });
    for (const address of FAR) ip('address', 'replace', `${address}/32`, 'dev', 'lo');
    ip('neighbour', 'replace', NOBODY, 'lladdr', '02:00:00:00:00:01', 'dev', CABLE);
    ip('route', 'replace', 'default', 'via', NOBODY, 'dev', CABLE);
    return destinations;
  }

  /** What the line between tests can be watched by. */
  get targets(): readonly { readonly addresses: readonly string[]; readonly port: number }[] {
    return FAR.map((address) => ({ addresses: [address], port: 443 }));
  }

  /** Each one once: `tcp 127.0.0.1:80`, `udp 127.0.0.1:80 from 53000`, `echo 127.0.0.1`, `dns example.org`. */
  get found(): readonly string[] {
    return [...this.#found].toSorted();
  }

  stop(): void {
    this.#listener.removeAllListeners('exit').kill();
    for (const address of FAR) ip('address', 'del', `${address}/32`, 'dev', 'lo');
    ip('route', 'del', 'default');
    ip('neighbour', 'del', NOBODY, 'dev', CABLE);
  }
}

/** Ports on which a process waits for others; who speaks to them is not the process itself. */
export function listeningPorts(pid: number): readonly number[] {
  const lines = execFileSync('ss', ['-Hltnp'], { encoding: 'utf8' }).split('\n');
  return lines
    .filter((line) => line.includes(`pid=${String(pid)},`))
    .map((line) => Number(/:(\d+)\s/.exec(line)?.[1]));
}

function ip(...args: readonly string[]): void {
  execFileSync('ip', args, { stdio: ['ignore', 'ignore', 'pipe'] });
}
