import type { Cell } from './cells';
import { getEnds, ip, removeSpace } from './namespaces';
import { startRunning } from './processes';
import { bufferBytes, ratesLine } from './truth';

const CLIENT_ADDRESS = '10.77.0.1';
/** Where the server of a line is reached from its other end. */
export const SERVER_ADDRESS = '10.77.0.2';
const READY_MS = 5_000;

/** An emulated line that stands. */
export interface Line {
  /** The command that runs another at an end of the line. */
  at(end: 'client' | 'server', command: readonly string[]): readonly string[];
  /** Sets the rates back to those of the start; a step comes again. */
  rewind(): void;
  /** Takes everything away again, with every process at its ends. */
  close(): void;
}

/** Builds a line. Senders in both directions are cubic, whatever the system prefers. Needs root. */
export async function openLine(emulator: string, cell: Cell): Promise<Line> {
  const [client, server] = getEnds(process.pid);
  const close = (): void => {
    running?.close();
    removeSpace(client.space);
    removeSpace(server.space);
  };
  const running = await startRunning(
    [emulator, client.device, server.device, ...emulatorArguments(cell)],
    /ready/,
    READY_MS,
  );
  if (running === null) throw new Error('The emulator could not make its devices.');
  try {
    join(client, CLIENT_ADDRESS, SERVER_ADDRESS);
    join(server, SERVER_ADDRESS, CLIENT_ADDRESS);
  } catch (error) {
    close();
    throw error;
  }
  return {
    at: (end, command) => ['ip', 'netns', 'exec', (end === 'client' ? client : server).space, ...command],
    rewind: () => void running.process.stdin?.write(`${ratesLine(cell)}\n`),
    close,
  };
}

/** The client's end is the emulator's first. */
function emulatorArguments(cell: Cell): readonly string[] {
  const ways = ['upload', 'download'] as const;
  const bits = ways.map((way) => Math.round(cell.mbit[way] * 1e6));
  const delayUs = Math.round(cell.rttMs * 500);
  const lossPpm = cell.trouble.kind === 'loss' ? cell.trouble.ppm : 0;
  return [...bits, ...ways.map((way) => bufferBytes(cell, way)), delayUs, lossPpm].map(String);
}

/** Puts an end's device into a namespace of its own, with an address and the way to the other. */
function join({ space, device }: ReturnType<typeof getEnds>[number], address: string, peer: string): void {
  ip('netns', 'add', space);
  ip('-n', space, 'link', 'set', 'lo', 'up');
  ip('link', 'set', device, 'netns', space);
  ip('-n', space, 'link', 'set', device, 'mtu', '1500', 'txqueuelen', '10000', 'up');
  ip('-n', space, 'addr', 'add', `${address}/32`, 'dev', device);
  ip('-n', space, 'route', 'add', `${peer}/32`, 'dev', device, 'src', address, 'congctl', 'cubic');
}
