import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median } from '../../main/core/statistics';
import { alignedTable, fixed } from '../table';
import { BenchApplication, type OperationFigures } from './application';
import { copyRecords, makeRecords, getSize, type MadeRecords } from './make';
import { measurePage, type PageFigures } from './page';
import { measureCopy, measureOperations, measureSummingUp } from './operations';

const USAGE = `Usage: npm run -s bench:history -- [--json] [--runs N | --records FOLDER] [--starts N]

Fills a data folder with so many runs (a million, unless told otherwise) or with a copy of another one's records, starts the application on it and on an empty
one, and does with it all that a person does: how long each answer takes, and how long the main process does nothing
else meanwhile; then how long its page of the history takes until it is drawn, and from frame to frame.
`;
/** Below the ports of outgoing connections: whoever waits for a port among those can be connected with itself. */
const PORT = 27_340;
/** What the memory of the window on many records is compared with. */
const FEW_RUNS = 1_000;

interface HistoryFigures {
  readonly records: MadeRecords & { readonly bytesPerRunSummedUp: number };
  /** Until the window can be used, in ms: the median, on many records and on none. */
  readonly startMs: { readonly full: number; readonly empty: number };
  readonly operations: Readonly<Record<string, OperationFigures>>;
  /** The page of the history on many records, and on few of them. */
  readonly page: { readonly full: PageFigures; readonly few: PageFigures };
}

const options = readOptions();
const executable = process.env['LINEWATCH_EXECUTABLE'];
if (options === null || executable === undefined) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else {
  print(await bench(executable, options), options.isJson);
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        runs: { type: 'string', default: '1000000' },
        starts: { type: 'string', default: '5' },
        records: { type: 'string' },
      },
    });
    const [runs, starts] = [Number(values.runs), Number(values.starts)];
    return runs >= 1 && starts >= 1 ? { isJson: values.json, runs, starts, from: values.records } : null;
  } catch {
    return null;
  }
}

async function bench(
  program: string,
  { runs, starts, from }: NonNullable<ReturnType<typeof readOptions>>,
): Promise<HistoryFigures> {
  const full = mkdtempSync(join(tmpdir(), 'lw-bench-'));
  const empty = mkdtempSync(join(tmpdir(), 'lw-bench-'));
  const few = mkdtempSync(join(tmpdir(), 'lw-bench-'));
  try {
    const records =
      from === undefined ? makeRecords(full, runs, Date.now()) : copyRecords(full, from, Date.now());
    makeRecords(empty, 0, Date.now());
    makeRecords(few, FEW_RUNS, Date.now());
    process.stderr.write(`${records.runs} runs recorded in ${records.seconds.toFixed(0)} s\n`);
    const startMs = { full: [] as number[], empty: [] as number[] };
    for (let start = 0; start < starts; start += 1) {
      startMs.full.push(await startOnce(program, full));
      startMs.empty.push(await startOnce(program, empty));
      process.stderr.write(`start ${start + 1} of ${starts} measured\n`);
    }
    // A copy of today may be there already; the one that is watched is made anew.
    rmSync(join(full, 'copies'), { recursive: true, force: true });
    const application = await BenchApplication.start(program, full, PORT);
    try {
      const copy = await measureCopy(application, full);
      const summingUp = await measureSummingUp(application, full);
      const asked = await measureOperations(application, full);
      const operations = { ...asked, 'daily copy': copy, 'summing up': summingUp };
      return {
        records: { ...records, bytesPerRunSummedUp: getSize(full) / records.runs },
        startMs: { full: median(startMs.full) ?? 0, empty: median(startMs.empty) ?? 0 },
        operations,
        page: {
          full: await measurePage(application, Date.now()),
          few: await measureFew(program, few),
        },
      };
    } finally {
      await application.end();
    }
  } finally {
    for (const folder of [full, empty, few]) rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
  }
}

async function measureFew(program: string, folder: string): Promise<PageFigures> {
  const application = await BenchApplication.start(program, folder, PORT + 2);
  try {
    return await measurePage(application, Date.now());
  } finally {
    await application.end();
  }
}

async function startOnce(program: string, folder: string): Promise<number> {
  const application = await BenchApplication.start(program, folder, PORT);
  await application.end();
  return application.windowReadyMs;
}

function print(figures: HistoryFigures, isJson: boolean): void {
  if (isJson) return void process.stdout.write(`${JSON.stringify(figures)}\n`);
  const { records, startMs, operations, page } = figures;
  const pages = Object.entries(page).map(([name, of]) => [
    fixed(of.rangeMs, 0),
    fixed(of.filterMs, 0),
    fixed(of.sortMs, 0),
    fixed(of.hoursMs, 0),
    fixed(of.distributionMs, 0),
    fixed(of.comparisonMs, 0),
    fixed(of.zoomFrameMs, 1),
    fixed(of.panFrameMs, 1),
    fixed(of.longestBlockMs, 0),
    fixed(of.windowBytes / 1e6, 0),
    name,
  ]);
  const rows = Object.entries(operations).map(([name, { answerMs, longestBlockMs }]) => [
    fixed(answerMs, 0),
    fixed(longestBlockMs, 0),
    name,
  ]);
  process.stdout.write(
    `${records.runs} runs, ${fixed(records.bytesPerRun, 0)} bytes each, ${fixed(records.bytesPerRunSummedUp, 0)} summed up
start on them ${fixed(startMs.full, 0)} ms, on none ${fixed(startMs.empty, 0)} ms
${alignedTable([['answer ms', 'block ms', 'operation'], ...rows])}
${alignedTable([['range ms', 'filter ms', 'sort ms', 'hours ms', 'distribution ms', 'comparison ms', 'zoom frame ms', 'pan frame ms', 'block ms', 'window MB', 'page'], ...pages])}\n`,
  );
}
