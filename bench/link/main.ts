import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { cellName } from './cells';
import { LINK_HELP, parseLinkArguments, type LinkArguments } from './arguments';
import { buildEmulator } from './emulator-build';
import { measureLoopback } from './loopback';
import { measureCell, type CellResult } from './measure-cell';
import { removeStaleSpaces } from './namespaces';
import { missingSentence } from './needs';
import { printLines, printLoopback } from './print';

type Asked = Extract<LinkArguments, { kind: 'link' }>;

const stop = new AbortController();
let folder = '';
process.once('SIGINT', () => {
  end(130);
});
for (const name of ['SIGTERM', 'SIGHUP'] as const) {
  process.once(name, () => {
    end(143);
  });
}

const request = parseLinkArguments(process.argv.slice(2));
if (request.kind === 'help') process.stdout.write(LINK_HELP);
else if (request.kind === 'bad-usage') fail(request.sentence, 2);
else await bench(request);

/** Ends what is under way; what was measured until then is still printed. */
function end(code: number): void {
  process.exitCode = code;
  stop.abort();
}

async function bench(asked: Asked): Promise<void> {
  const missing = missingSentence(
    {
      platform: process.platform,
      isRoot: process.geteuid?.() === 0,
      hasTunnels: existsSync('/dev/net/tun'),
      has: isOnPath,
    },
    asked.cells === null,
  );
  if (missing !== null) {
    fail(missing, 2);
    return;
  }
  folder = mkdtempSync(join(tmpdir(), 'linewatch-link-'));
  try {
    if (asked.cells === null) {
      const tools = { folder, runs: asked.runs, mode: asked.mode, signal: stop.signal, say };
      printLoopback(await measureLoopback(tools), asked);
    } else await benchLines(asked, asked.cells);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchLines(asked: Asked, cells: NonNullable<Asked['cells']>): Promise<void> {
  const stale = removeStaleSpaces();
  if (stale.length > 0) say(`Removed what an earlier run has left behind: ${stale.join(', ')}`);
  const built = await buildEmulator(folder, stop.signal);
  if ('complaint' in built) {
    if (!stop.signal.aborted) fail(`The emulator could not be compiled: ${built.complaint}`, 1);
    return;
  }
  const { mode, runs } = asked;
  const tools = { emulator: built.path, folder, runs, mode, signal: stop.signal, say };
  const results: CellResult[] = [];
  try {
    for (const [index, cell] of cells.entries()) {
      if (stop.signal.aborted) break;
      say(`${cellName(cell)}, line ${index + 1} of ${cells.length} …`);
      const result = await measureCell(cell, tools);
      if (typeof result === 'string') fail(result, 1);
      else if (result.engine.length + result.failures.length > 0) results.push(result);
    }
  } finally {
    if (results.length > 0) printLines(results, asked);
  }
}

function isOnPath(program: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.some((place) => existsSync(join(place, program)));
}

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

function fail(sentence: string, code: 1 | 2): void {
  say(sentence);
  process.exitCode = code;
}
