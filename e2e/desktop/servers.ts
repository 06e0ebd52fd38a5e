import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A server of a desktop that a test starts for itself, and ends as a crash does. */
export class DesktopServer {
  readonly #child: ChildProcess;

  private constructor(
    readonly address: string,
    child: ChildProcess,
  ) {
    this.#child = child;
  }

  /** An X server without a screen; its address is the value of DISPLAY. */
  static async display(): Promise<DesktopServer> {
    const args = ['-displayfd', '1', '-screen', '0', '800x600x24', '-nolisten', 'tcp', '-noreset'];
    const child = spawn('Xvfb', args, { stdio: ['ignore', 'pipe', 'ignore'] });
    return new DesktopServer(`:${await firstLine(child)}`, child);
  }

  /** A session bus, or what stands for the system's. */
  static async bus(): Promise<DesktopServer> {
    const args = ['--session', '--nofork', '--nopidfile', '--print-address=1'];
    const child = spawn('dbus-daemon', args, { stdio: ['ignore', 'pipe', 'ignore'] });
    return new DesktopServer(await firstLine(child), child);
  }

  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exit = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exit;
  }
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of stdout ?? []) {
    text += String(chunk);
    if (text.includes('\n')) return text.trim();
  }
  throw new Error('A server of the desktop did not start');
}
