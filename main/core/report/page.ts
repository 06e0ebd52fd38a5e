import type { Direction } from '../../../shared/report/report';
import type { ReportFile } from '../../../shared/report/report-file';
import {
  MOST_LISTED_NOTES,
  MOST_LISTED_TESTS,
  MOST_POINTS,
  type ReportPage,
  type ReportPoint,
  type ReportTest,
} from '../../../shared/report/report-page';
import { getFigures } from '../../../shared/run';
import { getSurroundings } from '../../../shared/run-surroundings';
import { median } from '../statistics';
import { countRuns, throughput, type CountedRun } from './counted';
import { toSource } from './to-source';
import type { ReportRun } from './source';

/** Of a note or a reason. */
const PRINTED_CHARACTERS = 300;

/** What the document of a report shows of its entries. */
export function reportPage({
  chain,
  ...report
}: ReportFile): Omit<ReportPage, 'networkName' | 'paper' | 'language'> {
  const source = toSource({ ...report, chain });
  const counted = countRuns(source);
  const byNumber = new Map(counted.map((one) => [one.number, one]));
  const tried = source.runs.filter(({ run }) => run.outcome !== 'missed' && run.outcome !== 'skipped');
  return {
    report,
    head: chain.head,
    tests: tried.slice(-MOST_LISTED_TESTS).map((one) => toTest(one, byNumber.get(one.number))),
    notes: source.notes.slice(-MOST_LISTED_NOTES).map(({ at, text }) => ({
      at: new Date(at).toISOString(),
      text: shortened(text),
    })),
    moreNotes: Math.max(0, source.notes.length - MOST_LISTED_NOTES),
    points: toPoints(counted.filter(({ notCounted }) => notCounted.download === undefined)),
  };
}

/** As much of a text as is printed; the characters of it stay whole. */
function shortened(text: string): string {
  const signs = [...text];
  return signs.length <= PRINTED_CHARACTERS ? text : `${signs.slice(0, PRINTED_CHARACTERS - 1).join('')}…`;
}

function toTest(one: ReportRun, counted: CountedRun | undefined): ReportTest {
  const { run, number } = one;
  return {
    at: new Date(run.startedAt).toISOString(),
    number,
    outcome: run.outcome,
    download: throughput(one, 'download'),
    upload: throughput(one, 'upload'),
    latencyMs: getFigures(run)?.latencyMs ?? null,
    provider: run.provider,
    link: getSurroundings(run).linkKind ?? null,
    notCounted: counted?.notCounted.download ?? counted?.notCounted.upload ?? null,
    excludedBecause: one.excludedBecause === null ? null : shortened(one.excludedBecause),
  };
}

/** A point for each test; of very many the medians of tests in a row. */
function toPoints(runs: readonly CountedRun[]): readonly ReportPoint[] {
  const atOnce = Math.max(1, Math.ceil(runs.length / MOST_POINTS));
  const points: ReportPoint[] = [];
  for (let from = 0; from < runs.length; from += atOnce) {
    const part = runs.slice(from, from + atOnce);
    const middle = part[Math.floor(part.length / 2)];
    if (middle === undefined) continue;
    const medianOf = (direction: Direction) =>
      median(part.map((one) => throughput(one, direction)).filter((value) => value !== null));
    points.push({
      at: new Date(middle.run.startedAt).toISOString(),
      download: medianOf('download'),
      upload: medianOf('upload'),
    });
  }
  return points;
}
