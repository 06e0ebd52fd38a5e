import type { MethodSummary, SurroundingsSummary } from '../../../shared/report/report';
import { getFigures, getMethod } from '../../../shared/run';
import { getSurroundings } from '../../../shared/run-surroundings';
import { median } from '../statistics';
import { rounded, THOUSANDTHS } from './rounded';
import type { ReportRun } from './source';
import { tally } from './tally';

const BYTES_PER_MEGABYTE = 1_000_000;

/** By which services, how and how surely the completed tests were measured; the most frequent first. */
export function summariseMethod(runs: readonly ReportRun[]): MethodSummary {
  const services = tally(runs, ({ run }) => JSON.stringify([run.provider, run.server?.name ?? null]));
  const methods = runs.map(({ run }) => getMethod(run)).filter((method) => method !== null);
  const confidences = methods
    .flatMap(({ download, upload }) => [download, upload])
    .filter((one) => one !== null);
  const each = (read: (figures: NonNullable<ReturnType<typeof getFigures>>) => number | null) =>
    median(
      runs.flatMap(({ run }) => {
        const figures = getFigures(run);
        const value = figures === null ? null : read(figures);
        return value === null ? [] : [value];
      }),
    );
  const bytes = each(({ downloadBytes, uploadBytes }) => sum(downloadBytes, uploadBytes));
  return {
    services: services.map(([key, tests]) => {
      const [provider, server] = JSON.parse(key) as [
        MethodSummary['services'][number]['provider'],
        string | null,
      ];
      return { provider, server, tests };
    }),
    modes: tally(methods, ({ mode }) => mode).map(([mode, tests]) => ({ mode, tests })),
    confidences: tally(confidences, ({ confidence }) => confidence).map(([confidence, tests]) => ({
      confidence,
      tests,
    })),
    loadSeconds: rounded(
      each(({ downloadSeconds, uploadSeconds }) => sum(downloadSeconds, uploadSeconds)),
      THOUSANDTHS,
    ),
    megabytesPerTest: rounded(bytes === null ? null : bytes / BYTES_PER_MEGABYTE, THOUSANDTHS),
  };
}

/** What the completed tests were measured with, and beside what. */
export function summariseSurroundings(runs: readonly ReportRun[]): SurroundingsSummary {
  const around = runs.map(({ run }) => getSurroundings(run));
  const medianOf = (read: (one: (typeof around)[number]) => number | undefined) =>
    median(around.map(read).filter((value) => value !== undefined));
  const names = (read: (one: (typeof around)[number]) => string | undefined) =>
    tally(
      around.map(read).filter((name) => name !== undefined),
      (name) => name,
    ).map(([name]) => name);
  return {
    links: tally(around, ({ linkKind }) => linkKind ?? 'unknown').map(([link, tests]) => ({ link, tests })),
    linkBitsPerSecond: medianOf(({ linkBitsPerSecond }) => linkBitsPerSecond),
    signalRatio: rounded(
      medianOf(({ signalRatio }) => signalRatio),
      THOUSANDTHS,
    ),
    withVpn: around.filter(({ hasVpn }) => hasVpn === true).length,
    onBattery: around.filter(({ isOnBattery }) => isOnBattery === true).length,
    withOtherTraffic: runs.filter(({ run }) => hasOtherTraffic(run)).length,
    internetProviders: names(({ internetProvider }) => internetProvider),
    versions: names(({ applicationVersion }) => applicationVersion),
  };
}

/** Whether other programs of the computer used the line during a test. */
export function hasOtherTraffic(run: ReportRun['run']): boolean {
  return getMethod(run)?.doubts.some(({ reason }) => reason === 'other-traffic') === true;
}

function sum(one: number | null, other: number | null): number | null {
  return one === null && other === null ? null : (one ?? 0) + (other ?? 0);
}
