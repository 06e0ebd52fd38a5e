import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { bufferBytes, type Cell } from './truth';

/** Where the server of a line is reached from its other end. */
export const SERVER_ADDRESS = '10.77.0.2';
const CLIENT_ADDRESS = '10.77.0.1';

/** An emulated line that stands; `client` and `server` are network namespaces. */
export interface Line {
  readonly client: string;
  readonly server: string;
  /** Sets the rate of both directions from now on. */
  setRate(mbit: number): void;
  /** Takes everything away again; may be called twice. */
  close(): void;
}

const ip = (...args: readonly string[]): void => {
  execFileSync('ip', args, { stdio: ['ignore', 'ignore', 'pipe'] });
};

/** Builds a line. Its sender in both directions is cubic, whatever the system prefers. Needs root. */
export async function openLine(emulator: string, cell: Cell): Promise<Line> {
  const id = String(process.pid);
  const ends = [
    { space: `lwc${id}`, tun: `lwc${id}`, address: CLIENT_ADDRESS, peer: SERVER_ADDRESS },
    { space: `lws${id}`, tun: `lws${id}`, address: SERVER_ADDRESS, peer: CLIENT_ADDRESS },
  ] as const;
  const bits = String(cell.mbit * 1e6);
  const bytes = String(bufferBytes(cell));
  const delayUs = String(Math.round(cell.rttMs * 500));
  const args = [ends[0].tun, ends[1].tun, bits, bits, bytes, bytes, delayUs, String(cell.lossPpm)];
  const child = spawn(emulator, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  const close = (): void => {
    child.kill('SIGKILL');
    for (const { space } of ends) {
      try {
        ip('netns', 'del', space);
      } catch {
        // It was never made, or is gone already.
      }
    }
  };
  try {
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    if (child.exitCode !== null) throw new Error('the emulator could not make its devices');
    for (const { space, tun, address, peer } of ends) {
      ip('netns', 'add', space);
      ip('-n', space, 'link', 'set', 'lo', 'up');
      ip('link', 'set', tun, 'netns', space);
      ip('-n', space, 'link', 'set', tun, 'mtu', '1500', 'txqueuelen', '10000', 'up');
      ip('-n', space, 'addr', 'add', `${address}/32`, 'dev', tun);
      ip('-n', space, 'route', 'add', `${peer}/32`, 'dev', tun, 'src', address, 'congctl', 'cubic');
    }
  } catch (error) {
    close();
    throw error;
  }
  return {
    client: ends[0].space,
    server: ends[1].space,
    setRate: (mbit) => void child.stdin.write(`${String(mbit * 1e6)} ${String(mbit * 1e6)}\n`),
    close,
  };
}
