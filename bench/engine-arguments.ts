import { parseArgs } from 'node:util';
import { errorText } from '../shared/texts/error-text';
import { PROVIDER_KINDS, type ProviderKind } from '../shared/providers';
import { MODES, type Mode } from '../shared/run';

/** What the engine benchmark was asked for. */
export type BenchArguments =
  | {
      readonly kind: 'bench';
      readonly provider: ProviderKind;
      readonly server: string;
      readonly mode: Mode;
      readonly runs: number;
      readonly isCancelled: boolean;
      readonly isJson: boolean;
    }
  | { readonly kind: 'bad-usage'; readonly sentence: string };

/** The services that can be measured against a server of one's own. */
const PROVIDERS = PROVIDER_KINDS.filter((kind) => kind !== 'ookla');
const USAGE =
  `Usage: npm run -s bench:engine -- --server URL [--provider ${PROVIDERS.join('|')}]` +
  ` [--mode ${MODES.join('|')}] [--runs N] [--cancel] [--json]`;
const MAX_RUNS = 1_000;

/** Reads the command line. */
export function parseBenchArguments(args: readonly string[]): BenchArguments {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        provider: { type: 'string', default: 'librespeed' },
        server: { type: 'string' },
        mode: { type: 'string', default: 'quick' },
        runs: { type: 'string', default: '1' },
        cancel: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    const [line] = errorText(error).split('\n');
    return badUsage(`${line?.replace(/\.$/, '') ?? 'Not understood'}.`);
  }
  const provider = PROVIDERS.find((kind) => kind === values.provider);
  if (provider === undefined) return badUsage(`There is no provider ${values.provider} to measure with.`);
  const mode = MODES.find((known) => known === values.mode);
  if (mode === undefined) return badUsage(`There is no mode ${values.mode}.`);
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1 || runs > MAX_RUNS) {
    return badUsage(`--runs needs a number from 1 to ${String(MAX_RUNS)}.`);
  }
  const { server } = values;
  if (server === undefined) return badUsage('--server is missing.');
  if (!/^(https?|wss?):/.test(server) || !URL.canParse(server)) {
    return badUsage('--server needs a web address.');
  }
  return { kind: 'bench', provider, server, mode, runs, isCancelled: values.cancel, isJson: values.json };
}

const badUsage = (problem: string): BenchArguments => ({
  kind: 'bad-usage',
  sentence: `${problem} ${USAGE}`,
});
