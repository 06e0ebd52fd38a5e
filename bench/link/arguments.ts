import { parseArgs } from 'node:util';
import { errorText } from '../../shared/texts/error-text';
import { MODES, type Mode } from '../../shared/run';
import { getCells, parseCells, type Cell } from './cells';

export type LinkFormat = 'table' | 'json' | 'markdown';

/** What the line benchmark was asked for. */
export type LinkArguments =
  | {
      readonly kind: 'link';
      /** Null to measure over loopback instead of emulated lines. */
      readonly cells: readonly Cell[] | null;
      readonly runs: number;
      readonly mode: Mode;
      readonly format: LinkFormat;
    }
  | { readonly kind: 'help' }
  | { readonly kind: 'bad-usage'; readonly sentence: string };

const MAX_RUNS = 1_000;
export const LINK_HELP = `Usage: npm run -s bench:link -- [OPTION ...]

Measures emulated lines with the engine, iperf3 and curl, and shows how far each is from the truth.
Needs Linux, root, gcc, iproute2, iperf3 and curl. A line takes about a minute and a half.

  --cells LINES  lines as Mbit/s / buffer in ms / round trip in ms, such as 100/50/20,10/500/20;
                 100:20/50/20 has 20 Mbit/s up; +step halves the rate, +loss drops 0.1 %,
                 +cross lets UDP take 30 %
  --quick        four lines instead of all 27
  --loopback     no lines: the engine beside curl over loopback, plain and with TLS
  --runs N       runs of the engine for each (10)
  --mode MODE    ${MODES.join(', ')} (quick)
  --json         everything, for programs
  --markdown     tables with a heading
`;

/** Reads the command line. */
export function parseLinkArguments(args: readonly string[]): LinkArguments {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        cells: { type: 'string' },
        quick: { type: 'boolean', default: false },
        loopback: { type: 'boolean', default: false },
        runs: { type: 'string', default: '10' },
        mode: { type: 'string', default: 'quick' },
        json: { type: 'boolean', default: false },
        markdown: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }));
  } catch (error) {
    const [line = ''] = errorText(error).split('\n');
    return badUsage(`${line.replace(/\.$/, '')}.`);
  }
  if (values.help) return { kind: 'help' };
  if (values.json && values.markdown) return badUsage('--json and --markdown exclude each other.');
  if ([values.cells !== undefined, values.quick, values.loopback].filter(Boolean).length > 1) {
    return badUsage('--cells, --quick and --loopback exclude each other.');
  }
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1 || runs > MAX_RUNS) {
    return badUsage(`--runs needs a number from 1 to ${MAX_RUNS}.`);
  }
  const mode = MODES.find((known) => known === values.mode);
  if (mode === undefined) return badUsage(`There is no mode ${values.mode}.`);
  const cells =
    values.cells === undefined ? getCells(values.quick ? 'quick' : 'all') : parseCells(values.cells);
  if (typeof cells === 'string') return badUsage(`"${cells}" is no line such as 100/50/20.`);
  const format = values.json ? 'json' : values.markdown ? 'markdown' : 'table';
  return { kind: 'link', cells: values.loopback ? null : cells, runs, mode, format };
}

const badUsage = (problem: string): LinkArguments => ({
  kind: 'bad-usage',
  sentence: `${problem} See: npm run -s bench:link -- --help`,
});
