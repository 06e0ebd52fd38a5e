import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Mode } from '../../shared/run';
import { WAYS, type Cell, type Way } from './cells';
import { curlMebibytes } from './curl';
import { crossCommand } from './iperf3';
import { openLine, SERVER_ADDRESS, type Line } from './line';
import { startRunning } from './processes';
import { runCurl, runEngineBench, runIperf3, type Bench } from './tools';
import type { Transfer, Transfers } from './transfer';
import { payloadBitsPerSecond } from './truth';
import { takeTurns, type EngineRuns } from './turns';

/** All that was measured on one line. */
export interface CellResult extends EngineRuns {
  readonly cell: Cell;
  readonly truthBitsPerSecond: Readonly<Record<Way, number>>;
  readonly iperf3: Transfers;
  readonly curl: Transfers;
  /** Processes that wanted to run, over the last minute; this benchmark's own are among them. */
  readonly loadAverage: number;
}

/** What a line is measured with. */
export interface CellTools {
  /** The built emulator. */
  readonly emulator: string;
  readonly folder: string;
  readonly runs: number;
  readonly mode: Mode;
  readonly signal: AbortSignal;
  readonly say: (sentence: string) => void;
}

const SERVE = fileURLToPath(new URL('./serve.js', import.meta.url));
const HTTP_PORT = 8989;
const IPERF3_PORT = 5201;
const CROSS_PORTS = { download: 5202, upload: 5203 } as const;
/** How often iperf3 and curl run, spread over the first runs of the engine. */
const COMPARISONS = 3;
const CURL_SECONDS = 3;
const READY_MS = 10_000;

/**
 * Builds a line, measures it with the engine as often as asked, and with iperf3 and curl between; a sentence when
 * something that the line needs did not start.
 */
export async function measureCell(cell: Cell, tools: CellTools): Promise<CellResult | string> {
  const line = await openLine(tools.emulator, cell);
  try {
    const idle = await startServers(line, cell);
    if (idle !== null) return `This did not start: ${idle.join(' ')}`;
    return await measure(cell, line, tools);
  } finally {
    line.close();
  }
}

async function measure(cell: Cell, line: Line, tools: CellTools): Promise<CellResult> {
  const { folder, mode, runs, say, signal } = tools;
  const bench: Bench = {
    signal,
    mode,
    folder,
    server: `http://${SERVER_ADDRESS}:${HTTP_PORT}/`,
    place: (command) => line.at('client', command),
  };
  const truth = {
    download: payloadBitsPerSecond(cell, 'download'),
    upload: payloadBitsPerSecond(cell, 'upload'),
  };
  const iperf3: Record<Way, Transfer[]> = { download: [], upload: [] };
  const curl: Record<Way, Transfer[]> = { download: [], upload: [] };
  const others = async (run: number): Promise<void> => {
    for (const way of run <= COMPARISONS ? WAYS : []) {
      line.rewind();
      keep(await runIperf3(bench, SERVER_ADDRESS, IPERF3_PORT, way), iperf3[way]);
      line.rewind();
      keep(await runCurl(bench, curlMebibytes(truth[way], CURL_SECONDS), way), curl[way]);
    }
  };
  const engine = () => {
    line.rewind();
    return runEngineBench(bench);
  };
  const ours = await takeTurns({ runs, signal, say, engine, others });
  const [loadAverage = 0] = loadavg();
  return { cell, truthBitsPerSecond: truth, ...ours, iperf3, curl, loadAverage };
}

function keep(transfer: Transfer | null, transfers: Transfer[]): void {
  if (transfer !== null) transfers.push(transfer);
}

/** Starts the servers of a line and its cross traffic, which end with the line; gives the command that did not start. */
async function startServers(line: Line, cell: Cell): Promise<readonly string[] | null> {
  const listen = (port: number) => line.at('server', ['iperf3', '-s', '--forceflush', '-p', String(port)]);
  const http = [process.execPath, SERVE, '--host', SERVER_ADDRESS, '--port', String(HTTP_PORT)];
  const parts = [
    { command: line.at('server', http), ready: /ready at/ },
    { command: listen(IPERF3_PORT), ready: /listening/ },
    ...crossParts(line, cell, listen),
  ];
  for (const { command, ready } of parts) {
    if ((await startRunning(command, ready, READY_MS)) === null) return command;
  }
  return null;
}

/** What the cross traffic of a line consists of: none, or a server and a sender for each direction. */
function crossParts(line: Line, cell: Cell, listen: (port: number) => readonly string[]) {
  if (cell.trouble.kind !== 'cross') return [];
  const { share } = cell.trouble;
  return WAYS.flatMap((way) => {
    const cross = crossCommand(SERVER_ADDRESS, CROSS_PORTS[way], { cell, share, way });
    return [
      { command: listen(CROSS_PORTS[way]), ready: /listening/ },
      { command: line.at('client', cross), ready: /connected to/ },
    ];
  });
}
