import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Mode } from '../../shared/run';
import type { BenchResult } from '../engine-result';
import type { Way } from './cells';
import { curlCommand, readCurl } from './curl';
import { iperf3Command, readIperf3 } from './iperf3';
import { runToEnd } from './processes';
import type { Transfer } from './transfer';

const BENCH_ENGINE = fileURLToPath(new URL('./bench-engine.js', import.meta.url));
const ENGINE_MS = 90_000;
const IPERF3_MS = 20_000;
const CURL_MS = 15_000;
const MIB = 1_048_576;

/** How a tool is run: where, against what, and until when. */
export interface Bench {
  readonly signal: AbortSignal;
  /** Its base address, ending in a slash. */
  readonly server: string;
  readonly mode: Mode;
  /** A folder for the files that uploads send. */
  readonly folder: string;
  /** A certificate to trust. */
  readonly authority?: string;
  /** Puts a command where it has to run. */
  place(command: readonly string[]): readonly string[];
}

/** One run of the engine, or the sentence that says why it found nothing. */
export async function runEngineBench(bench: Bench): Promise<BenchResult | string> {
  const { server, mode, authority, signal } = bench;
  const trust = authority === undefined ? [] : ['env', `NODE_EXTRA_CA_CERTS=${authority}`];
  const asked = ['--provider', 'librespeed', '--server', server, '--mode', mode, '--json'];
  const command = bench.place([...trust, process.execPath, BENCH_ENGINE, ...asked]);
  const { code, stdout, stderr } = await runToEnd(command, { deadlineMs: ENGINE_MS, signal });
  if (code === null) return 'It did not end by itself.';
  if (code !== 0) return stderr.trim();
  const [result] = JSON.parse(stdout) as BenchResult[];
  return result ?? 'The run found nothing.';
}

/** One transfer of iperf3; null when it failed. */
export async function runIperf3(
  bench: Bench,
  address: string,
  port: number,
  way: Way,
): Promise<Transfer | null> {
  const command = bench.place(iperf3Command(address, port, way));
  const { stdout, seconds } = await runToEnd(command, { deadlineMs: IPERF3_MS, signal: bench.signal });
  return readIperf3(stdout, seconds);
}

/** One transfer of curl of so many MiB; null when it failed. */
export async function runCurl(bench: Bench, mebibytes: number, way: Way): Promise<Transfer | null> {
  const { authority, folder, server, signal } = bench;
  const file = join(folder, 'upload');
  writeFileSync(file, '');
  truncateSync(file, mebibytes * MIB);
  const options = { mebibytes, file, ...(authority !== undefined && { authority }) };
  const command = bench.place(curlCommand(server, way, options));
  const { stdout, stderr } = await runToEnd(command, { deadlineMs: CURL_MS, signal });
  return readCurl(stdout, stderr, way);
}
