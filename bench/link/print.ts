import { cpus, loadavg } from 'node:os';
import { alignedTable, fixed, markdownTable } from '../table';
import type { LinkFormat } from './arguments';
import type { LoopbackResult } from './loopback';
import type { CellResult } from './measure-cell';
import { loopbackRows } from './loopback-report';
import { costRows, errorRows } from './report';

interface Printing {
  readonly format: LinkFormat;
  readonly runs: number;
  readonly mode: string;
}

/** Prints what was measured on emulated lines. */
export function printLines(results: readonly CellResult[], printing: Printing): void {
  print(results, printing, [
    ['Error against the payload of the line, and what it took', errorRows(results)],
    ['Latency and cost', costRows(results)],
  ]);
}

/** Prints what was measured over loopback. */
export function printLoopback(results: readonly LoopbackResult[], printing: Printing): void {
  print(results, printing, [['Loopback, the engine beside curl', loopbackRows(results)]]);
}

type Table = readonly [heading: string, rows: readonly (readonly string[])[]];

function print(
  results: readonly unknown[],
  { format, runs, mode }: Printing,
  tables: readonly Table[],
): void {
  if (format === 'json') {
    process.stdout.write(`${JSON.stringify({ circumstances: circumstances(), runs, mode, results })}\n`);
    return;
  }
  const { cores, node, system, loadAverage, date } = circumstances();
  const about = `${date}, Node ${node}, ${system}, ${cores} cores, load average ${fixed(loadAverage, 1)} at the end; mode ${mode}, ${runs} runs.`;
  const isMarkdown = format === 'markdown';
  const parts = tables.map(([heading, rows]) =>
    isMarkdown ? `### ${heading}\n\n${markdownTable(rows)}` : `${heading}\n${alignedTable(rows)}`,
  );
  process.stdout.write(`${[...parts, about].join('\n\n')}\n`);
}

/** What the figures were taken under. */
function circumstances() {
  const [loadAverage = 0] = loadavg();
  return {
    date: new Date().toISOString().slice(0, 10),
    node: process.versions.node,
    system: process.platform,
    cores: cpus().length,
    loadAverage,
  };
}
