import { HOUR_MS } from '../../../shared/durations';
import { OUTCOMES, type Run } from '../../../shared/run';
import { formatDateTime } from '../../../shared/texts/format-time';
import type { TextStyle } from '../../../shared/texts/text-style';
import type { Texts } from '../../../shared/texts/i18n';
import type { TimeRange } from '../../../shared/time-range';
import { bridge } from '../../bridge';
import { runInWords } from '../../../shared/figures/run-words';
import { getValue, useAnswer } from '../../hooks/use-answer';
import { spanEntry, type Entry } from './entries';
import type { MeantTime } from './meant-times';

/** A test that was so far from the time of day that a person named is still shown. */
const REACH_MS = 3 * HOUR_MS;
/** Of a day the newest tests are shown; all of them are on the page of history. */
const MOST_READ = 6;
/** Enough for a schedule of every minute within the reach. */
const MOST_NEAR = 400;

/** The tests of the times that a query means, and the way to all of them; empty while they are read. */
export function useRuns(meant: readonly MeantTime[], texts: Texts, style: TextStyle): readonly Entry[] {
  const key = JSON.stringify(meant);
  const { answer } = useAnswer(`palette ${key}`, async () => ({
    key,
    found: await Promise.all(meant.map(async (time) => ({ time, runs: await readRuns(time) }))),
  }));
  const read = getValue(answer);
  if (read?.key !== key) return [];
  return read.found.flatMap(({ time, runs }) => [
    ...runs.map((run) => runEntry(run, texts, style)),
    ...(runs.length === 0 ? [] : [spanEntry(time, texts, style)]),
  ]);
}

async function readRuns({ range, at }: MeantTime): Promise<readonly Run[]> {
  const read = async (within: TimeRange, limit: number) => {
    const page = await bridge.historyRead({ range: within, outcomes: OUTCOMES, limit, offset: 0 });
    return page.rows.map(({ run }) => run);
  };
  if (at === null) return read(range, MOST_READ);
  const near = await read({ from: at - REACH_MS, to: at + REACH_MS }, MOST_NEAR);
  return nearest(near, at).slice(0, MOST_READ);
}

/** Runs by their distance from a moment, the nearest first. */
export function nearest(runs: readonly Run[], at: number): readonly Run[] {
  return [...runs].sort((one, other) => Math.abs(one.startedAt - at) - Math.abs(other.startedAt - at));
}

function runEntry(run: Run, texts: Texts, style: TextStyle): Entry {
  return {
    id: `run-${run.id}`,
    group: 'runs',
    icon: null,
    aside: runInWords(run, texts, style),
    keys: null,
    label: formatDateTime(run.startedAt, style),
    where: '',
    hint: '',
    synonyms: '',
    choice: { kind: 'run', runId: run.id },
  };
}
