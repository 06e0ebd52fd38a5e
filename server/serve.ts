import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { errorText } from '../shared/texts/error-text';
import { parseServeArguments, SERVE_HELP } from './arguments';
import type { TlsOptions } from './secure-server';
import { startServer } from './speed-server';

const request = parseServeArguments(process.argv.slice(2));
switch (request.kind) {
  case 'help':
    process.stdout.write(SERVE_HELP);
    break;
  case 'bad-usage':
    fail(request.sentence, 2);
    break;
  case 'serve':
    await serve(request);
}

async function serve({
  host,
  port,
  rateDown,
  rateUp,
  tls: files,
}: Extract<typeof request, { kind: 'serve' }>): Promise<void> {
  const tls = files === null ? null : readTls(files);
  if (typeof tls === 'string') {
    fail(tls, 1);
    return;
  }
  try {
    const server = await startServer({
      host,
      port,
      rateLimits: { ...(rateDown !== null && { down: rateDown }), ...(rateUp !== null && { up: rateUp }) },
      ...(tls !== null && { tls }),
    });
    process.stdout.write(`Speed-test server ready at ${server.url}\n`);
    if (server.tlsUrl !== null) process.stdout.write(`With TLS at ${server.tlsUrl}\n`);
    const end = (): void => {
      void server.close().then(() => process.exit(0));
    };
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
    // Started by a program through IPC: ends with that program.
    process.once('disconnect', end);
  } catch (error) {
    const ports = [port, ...(tls === null ? [] : [tls.port])].join(' and ');
    fail(`The server cannot listen on ${host}, port ${ports}: ${errorText(error)}`, 1);
  }
}

/** The certificate and its key, or an error sentence. */
function readTls({
  certFile,
  keyFile,
  port,
}: {
  readonly certFile: string;
  readonly keyFile: string;
  readonly port: number;
}): TlsOptions | string {
  try {
    const tls = { certificate: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8'), port };
    createSecureContext({ cert: tls.certificate, key: tls.key });
    return tls;
  } catch (error) {
    return `The certificate or its key cannot be used: ${errorText(error)}`;
  }
}

function fail(sentence: string, code: 1 | 2): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = code;
}
