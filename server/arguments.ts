/** The parsed command line of `npm run serve`. */
export type ServeArguments =
  | {
      readonly kind: 'serve';
      readonly host: string;
      readonly port: number;
      /** In bit/s; null for unlimited. */
      readonly rateDown: number | null;
      readonly rateUp: number | null;
      /** Certificate and key files, and the port for TLS. */
      readonly tls: { readonly certFile: string; readonly keyFile: string; readonly port: number } | null;
    }
  | { readonly kind: 'help' }
  | { readonly kind: 'bad-usage'; readonly sentence: string };

const DEFAULTS = { '--host': '127.0.0.1', '--port': '8989', '--tls-port': '8990' } as const;

const OPTIONS = [
  '--host',
  '--port',
  '--rate',
  '--rate-down',
  '--rate-up',
  '--tls-cert',
  '--tls-key',
  '--tls-port',
] as const;
type Option = (typeof OPTIONS)[number];

export const SERVE_HELP = `Usage: npm run -s serve -- [OPTION VALUE ...]

A speed-test server for LibreSpeed, Cloudflare's speed test, networkQuality and NDT7, with an echo for UDP.

  --host ADDRESS    where to listen; 0.0.0.0 for all of this computer (${DEFAULTS['--host']})
  --port PORT       HTTP, and UDP echo; 0 takes any free one (${DEFAULTS['--port']})
  --rate MBIT       limits each direction, in Mbit/s; without it as fast as it goes
  --rate-down MBIT  limits what it sends
  --rate-up MBIT    limits what it takes
  --tls-cert FILE   certificate as PEM; adds a port with TLS, HTTP/2 and HTTP/1.1
  --tls-key FILE    its key as PEM
  --tls-port PORT   the port with TLS (${DEFAULTS['--tls-port']})

A certificate for tests of your own:
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 365 \\
    -keyout key.pem -out cert.pem -subj /CN=localhost -addext subjectAltName=DNS:localhost
`;

/** Parses the command line. */
export function parseServeArguments(args: readonly string[]): ServeArguments {
  const values = new Map<Option, string>();
  for (let index = 0; index < args.length; index += 2) {
    const [name = '', value] = args.slice(index, index + 2);
    if (name === '--help' || name === '-h') return { kind: 'help' };
    const option = OPTIONS.find((known) => known === name);
    if (option === undefined) return badUsage(`There is no option ${name}.`);
    if (value === undefined || value === '') return badUsage(`${name} needs a value.`);
    if (option.endsWith('port') && !isPort(value)) {
      return badUsage(`${name} must be a number from 0 to 65535.`);
    }
    if (option.startsWith('--rate') && !isRate(value)) return badUsage(`${name} must be a number above 0.`);
    values.set(option, value);
  }
  const certFile = values.get('--tls-cert');
  const keyFile = values.get('--tls-key');
  if ((certFile === undefined) !== (keyFile === undefined)) {
    return badUsage('--tls-cert and --tls-key must be given together.');
  }
  const getValue = (option: keyof typeof DEFAULTS): string => values.get(option) ?? DEFAULTS[option];
  const bitsPerSecond = (option: '--rate-down' | '--rate-up'): number | null => {
    const megabits = values.get(option) ?? values.get('--rate');
    return megabits === undefined ? null : Number(megabits) * 1e6;
  };
  return {
    kind: 'serve',
    host: getValue('--host'),
    port: Number(getValue('--port')),
    rateDown: bitsPerSecond('--rate-down'),
    rateUp: bitsPerSecond('--rate-up'),
    tls:
      certFile === undefined || keyFile === undefined
        ? null
        : { certFile, keyFile, port: Number(getValue('--tls-port')) },
  };
}

const isPort = (value: string): boolean => /^\d+$/.test(value) && Number(value) <= 65_535;
const isRate = (value: string): boolean => Number(value) > 0 && Number.isFinite(Number(value));

const badUsage = (problem: string): ServeArguments => ({
  kind: 'bad-usage',
  sentence: `${problem} See: npm run -s serve -- --help`,
});
