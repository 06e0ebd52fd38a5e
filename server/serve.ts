import { parseServeArguments, SERVE_USAGE } from './arguments';
import { startServer } from './speed-server';

const request = parseServeArguments(process.argv.slice(2));
switch (request.kind) {
  case 'help':
    process.stdout.write(`${SERVE_USAGE}\n`);
    break;
  case 'bad-usage':
    process.stderr.write(`${request.sentence}\n`);
    process.exitCode = 2;
    break;
  case 'serve':
    await serve(request);
}

async function serve({ host, port, rateLimit }: Extract<typeof request, { kind: 'serve' }>): Promise<void> {
  try {
    const server = await startServer({ host, port, ...(rateLimit !== null && { rateLimit }) });
    process.stdout.write(`Speed-test server ready at ${server.url}\n`);
    const end = (): void => {
      void server.close().then(() => process.exit(0));
    };
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    process.stderr.write(`The server cannot use ${host}, port ${String(port)}: ${cause}\n`);
    process.exitCode = 1;
  }
}
