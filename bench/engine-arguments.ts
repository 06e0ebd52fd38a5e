import { PROVIDER_KINDS, type ProviderKind } from '../shared/providers';

/** What the engine benchmark was asked for. */
export type BenchArguments =
  | {
      readonly kind: 'bench';
      readonly provider: ProviderKind;
      readonly server: string;
      readonly runs: number;
      readonly isJson: boolean;
    }
  | { readonly kind: 'bad-usage'; readonly sentence: string };

const USAGE = 'Usage: npm run -s bench:engine -- --provider librespeed --server URL [--runs N] [--json]';
const MAX_RUNS = 1_000;

/** Reads the command line. */
export function parseBenchArguments(args: readonly string[]): BenchArguments {
  let provider: ProviderKind = 'librespeed';
  let server: string | null = null;
  let runs = 1;
  let isJson = false;
  const rest = [...args];
  for (let name = rest.shift(); name !== undefined; name = rest.shift()) {
    if (name === '--json') {
      isJson = true;
      continue;
    }
    if (!['--provider', '--server', '--runs'].includes(name)) return badUsage(`There is no option ${name}.`);
    const value = rest.shift();
    if (value === undefined) return badUsage(`${name} needs a value.`);
    if (name === '--provider') {
      const known = PROVIDER_KINDS.find((kind) => kind === value);
      if (known === undefined) return badUsage(`There is no provider ${value}.`);
      provider = known;
    } else if (name === '--server') {
      if (!/^https?:/.test(value) || !URL.canParse(value)) return badUsage('--server needs a web address.');
      server = value;
    } else {
      runs = Number(value);
      if (!Number.isInteger(runs) || runs < 1 || runs > MAX_RUNS) {
        return badUsage(`--runs needs a number from 1 to ${String(MAX_RUNS)}.`);
      }
    }
  }
  if (server === null) return badUsage('--server is missing.');
  return { kind: 'bench', provider, server, runs, isJson };
}

const badUsage = (problem: string): BenchArguments => ({
  kind: 'bad-usage',
  sentence: `${problem} ${USAGE}`,
});
