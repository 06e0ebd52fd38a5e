import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ENTRY = fileURLToPath(new URL('../../out/tools/serve.js', import.meta.url));

/** The project's own speed-test server, as a process on loopback. It can go down and come back on its port. */
export class SpeedTestServer {
  readonly #megabitsPerSecond: number;

  #child: ChildProcess | null = null;
  #port = 0;

  /** @param megabitsPerSecond the rate of each direction */
  constructor(megabitsPerSecond: number) {
    this.#megabitsPerSecond = megabitsPerSecond;
  }

  get url(): string {
    return `http://127.0.0.1:${String(this.#port)}/`;
  }

  async start(): Promise<void> {
    const args = [
      '--host',
      '127.0.0.1',
      '--port',
      String(this.#port),
      '--rate',
      String(this.#megabitsPerSecond),
    ];
    const child = spawn(process.execPath, [ENTRY, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#child = child;
    for await (const line of createInterface({ input: child.stdout })) {
      const [, port] = /http:\/\/[^:]+:(\d+)/.exec(line) ?? [];
      if (port === undefined) continue;
      this.#port = Number(port);
      return;
    }
    throw new Error('The speed-test server did not start');
  }

  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null) return;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  }
}
