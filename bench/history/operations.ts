import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DAY_MS, MINUTE_MS } from '../../shared/durations';
import { DEFAULT_RULES, ruleSchema } from '../../shared/rules/rules';
import type { RunFilter } from '../../shared/history/run-filter';
import { OUTCOMES } from '../../shared/run';
import { median } from '../../main/core/statistics';
import { openFile } from '../../main/storage/sqlite';
import { NETWORKS } from './line';
import type { BenchApplication, OperationFigures } from './application';

const STILL_TO_DO = `SELECT emit(1) WHERE EXISTS (SELECT 1 FROM stale_hours)
  OR (SELECT value FROM tallies WHERE name = 'rolled-up-from') > 0`;
/** The network of most runs. */
const [HOME] = NETWORKS;
const MONTHLY = ruleSchema.shape.condition.parse({ kind: 'digest', every: 'month' });
const ALL = JSON.stringify(OUTCOMES);
const TIMES_ASKED = 5;
const AHEAD_MS = 365 * DAY_MS;
/** Ten years have 3,650 days, one after another. */
const SUMMED_UP_WITHIN_MS = 60 * MINUTE_MS;

/** Everything that a person or the clock makes the application do with many records, one after another. */
export async function measureOperations(
  application: BenchApplication,
  folder: string,
): Promise<Readonly<Record<string, OperationFigures>>> {
  const now = Date.now();
  const chart = (days: number | null, filter: RunFilter | null = null) =>
    `linewatch.historyChart({ from: ${days === null ? 0 : now - days * DAY_MS}, to: ${now + MINUTE_MS} },
      ${JSON.stringify(filter)})`;
  const page = (days: number | null, offset = 0, outcomes = ALL, limit = 50) =>
    `linewatch.historyRead({ range: { from: ${days === null ? 0 : now - days * DAY_MS}, to: ${now + AHEAD_MS} },
      outcomes: ${outcomes}, limit: ${limit}, offset: ${offset} })`;
  const { total } = (await application.read(page(null))) as { total: number };
  const [, , , rule] = DEFAULT_RULES;
  const expressions = {
    dashboard: `Promise.all([linewatch.stateRead(), ${page(null, 0, ALL, 200)}, ${chart(30)}, ${chart(7)}])`,
    'chart of a day': chart(1),
    'chart of a week': chart(7),
    'chart of a month': chart(30),
    'chart of a year': chart(365),
    'chart of all time': chart(null),
    'chart of one network': chart(null, { networks: [HOME] }),
    'chart of one service': chart(null, { providers: ['librespeed'] }),
    'chart of one server by schedule': chart(null, {
      servers: ['https://zurich.speed.example.org/'],
      triggers: ['schedule'],
    }),
    'chart of failures': chart(null, { outcomes: ['failed'] }),
    'chart of every run, by filter': chart(null, {}),
    'history of a month': page(30),
    'history of all time': page(null),
    'its last page': page(null, Math.max(0, total - 50)),
    'its failures': page(null, 0, '["failed","interrupted"]'),
    'back-test of a rule': `linewatch.rulesBacktest(${JSON.stringify(rule)})`,
    'preview of a rule': `linewatch.rulesPreview(${JSON.stringify(rule)})`,
    'preview of a digest': `linewatch.rulesPreview(${JSON.stringify({ ...rule, condition: MONTHLY })})`,
    'where rules stand': 'linewatch.rulesStates()',
    'data use': 'linewatch.dataUseRead()',
  };
  // How late the main process is on this machine while nothing is asked of it.
  const figures: Record<string, OperationFigures> = {
    'nothing, to compare with': await application.ask('new Promise((resolve) => setTimeout(resolve, 10000))'),
  };
  for (const [name, expression] of Object.entries(expressions)) {
    figures[name] = await often(() => application.ask(expression));
  }
  figures['a run'] = await often(() => application.command(['--measure', '--json']));
  for (const format of ['csv', 'json']) {
    const path = `${folder}-export.${format}`;
    figures[`export as ${format}`] = await application.command([`--export=${path}`]);
    rmSync(path);
  }
  return figures;
}

/** The median of some answers, since the first reads from the disk, and the longest block of all of them. */
async function often(ask: () => Promise<OperationFigures>): Promise<OperationFigures> {
  const answers: number[] = [];
  let longestBlockMs = 0;
  while (answers.length < TIMES_ASKED) {
    const asked = await ask();
    answers.push(asked.answerMs);
    longestBlockMs = Math.max(longestBlockMs, asked.longestBlockMs);
  }
  return { answerMs: median(answers) ?? 0, longestBlockMs };
}

/** The copy that is made a minute after the start, and what is looked at meanwhile. */
export function measureCopy(application: BenchApplication, folder: string): Promise<OperationFigures> {
  const copies = join(folder, 'copies');
  return application.until(
    () => existsSync(copies) && readdirSync(copies).some((name) => name.endsWith('.db')),
  );
}

/** The days that are summed up behind the start, until none is left. */
export async function measureSummingUp(
  application: BenchApplication,
  folder: string,
): Promise<OperationFigures> {
  const database = openFile(join(folder, 'linewatch.db'), { readOnly: true });
  try {
    return await application.until(() => database.ask(STILL_TO_DO).length === 0, SUMMED_UP_WITHIN_MS);
  } finally {
    database.close();
  }
}
