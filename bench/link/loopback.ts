import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WAYS, type Way } from './cells';
import type { CellTools } from './measure-cell';
import { runToEnd, startRunning } from './processes';
import { runCurl, runEngineBench, type Bench } from './tools';
import type { Transfer, Transfers } from './transfer';
import { takeTurns, type EngineRuns } from './turns';

/** The engine beside curl without any line between, in one way to carry HTTP. */
export interface LoopbackResult extends EngineRuns {
  readonly transport: 'plain' | 'TLS';
  readonly curl: Transfers;
}

const SERVE = fileURLToPath(new URL('./serve.js', import.meta.url));
const CURL_MEBIBYTES = 1_024;
const DEADLINE_MS = 15_000;

/** Runs the engine and curl in turns against the project's own server on this computer, plain and over TLS. */
export async function measureLoopback(
  tools: Omit<CellTools, 'emulator'>,
): Promise<readonly LoopbackResult[]> {
  const { folder, signal } = tools;
  const [certificate, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  await certify(certificate, key, signal);
  const tls = ['--tls-cert', certificate, '--tls-key', key, '--tls-port', '0'];
  const server = await startRunning(
    [process.execPath, SERVE, '--port', '0', ...tls],
    /TLS at \S+\n/,
    DEADLINE_MS,
  );
  if (server === null) throw new Error('The server did not start.');
  try {
    const [plainUrl = '', tlsUrl = ''] = server.greeting.match(/https?:\/\/\S+/g) ?? [];
    const results: LoopbackResult[] = [];
    for (const transport of ['plain', 'TLS'] as const) {
      tools.say(`Loopback, ${transport} …`);
      const url = transport === 'plain' ? plainUrl : tlsUrl;
      const trust = transport === 'TLS' ? { authority: certificate } : {};
      const place = (command: readonly string[]) => command;
      const base = { signal, mode: tools.mode, folder, server: withSlash(url), place, ...trust };
      results.push({ transport, ...(await measureInTurns(base, tools)) });
    }
    return results;
  } finally {
    server.close();
  }
}

async function measureInTurns(bench: Bench, { runs, say }: Pick<CellTools, 'runs' | 'say'>) {
  const curl: Record<Way, Transfer[]> = { download: [], upload: [] };
  const others = async (): Promise<void> => {
    for (const way of WAYS) {
      const transfer = await runCurl(bench, CURL_MEBIBYTES, way);
      if (transfer !== null) curl[way].push(transfer);
    }
  };
  return {
    ...(await takeTurns({ runs, signal: bench.signal, say, engine: () => runEngineBench(bench), others })),
    curl,
  };
}

async function certify(certificate: string, key: string, signal: AbortSignal): Promise<void> {
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  const files = ['-keyout', key, '-out', certificate];
  const command = ['openssl', 'req', ...kind, ...files, ...subject];
  const { code, stderr } = await runToEnd(command, { deadlineMs: DEADLINE_MS, signal });
  if (code !== 0 && !signal.aborted) throw new Error(`openssl made no certificate: ${stderr}`);
}

const withSlash = (url: string): string => (url.endsWith('/') ? url : `${url}/`);
