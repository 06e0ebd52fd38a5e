/** What `npm run serve` was asked for. */
export type ServeArguments =
  | {
      readonly kind: 'serve';
      readonly host: string;
      readonly port: number;
      readonly rateLimit: number | null;
    }
  | { readonly kind: 'help' }
  | { readonly kind: 'bad-usage'; readonly sentence: string };

export const SERVE_USAGE = 'Usage: npm run -s serve -- [--host ADDRESS] [--port PORT] [--rate MBIT]';

/** Reads the command line. `--rate` limits each direction, in Mbit/s; without it the server is as fast as it can. */
export function parseServeArguments(args: readonly string[]): ServeArguments {
  let host = '127.0.0.1';
  let port = 8989;
  let rateLimit: number | null = null;
  for (let index = 0; index < args.length; index += 2) {
    const [name = '', value] = args.slice(index, index + 2);
    if (name === '--help' || name === '-h') return { kind: 'help' };
    if (!['--host', '--port', '--rate'].includes(name)) return badUsage(`There is no option ${name}.`);
    if (value === undefined || value === '') return badUsage(`${name} needs a value.`);
    if (name === '--host') host = value;
    if (name === '--port') {
      port = Number(value);
      if (!/^\d+$/.test(value) || port > 65_535) return badUsage('--port needs a number from 0 to 65535.');
    }
    if (name === '--rate') {
      rateLimit = Number(value) * 1e6;
      if (!(rateLimit > 0 && Number.isFinite(rateLimit))) return badUsage('--rate needs a number above 0.');
    }
  }
  return { kind: 'serve', host, port, rateLimit };
}

const badUsage = (problem: string): ServeArguments => ({
  kind: 'bad-usage',
  sentence: `${problem} ${SERVE_USAGE}`,
});
