import { HOUR_MS } from '../../../shared/durations';
import { localTimeAt } from '../../../shared/local-time';
import type { CheckResult, DirectionSummary, ReportPlan } from '../../../shared/report/report';
import { getSurroundings } from '../../../shared/run-surroundings';
import { hasConfidence } from './confident';
import type { CountedRun } from './counted';
import { hasOtherTraffic } from './how-measured';
import type { ReportSource } from './source';
import { tally } from './tally';

/** As many tests and days as the German regulator asks for to prove a deviation. */
const ENOUGH_TESTS = 30;
const ENOUGH_DAYS = 3;
/** Of the six parts of the day of four hours each. */
const ENOUGH_PARTS = 4;
const HOURS_OF_PART = 4;
/** Shares of the tests. */
const MOST = 0.9;
/** A test that is taken into the chain later than this, or so long before it ended, was not recorded at once. */
const AT_ONCE_MS = HOUR_MS;

/** What is there, and what is missing, for a report to convince somebody else. */
export function checkReport(
  { plan, timeZone, changedRecords }: Pick<ReportSource, 'plan' | 'timeZone' | 'changedRecords'>,
  runs: readonly CountedRun[],
  download: DirectionSummary,
  days: number,
): readonly CheckResult[] {
  const share = (
    isGood: (one: CountedRun) => boolean | null,
  ): Pick<CheckResult, 'state' | 'found' | 'wanted'> => {
    const known = runs.map(isGood).filter((one) => one !== null);
    const good = known.filter(Boolean).length;
    const found = known.length === 0 ? 0 : good / known.length;
    return {
      state: known.length === 0 ? 'unknown' : found >= MOST ? 'met' : 'missing',
      // Rounded down: nine tenths that are told are nine tenths.
      found: known.length === 0 ? 0 : Math.floor((good * 100) / known.length) / 100,
      wanted: MOST,
    };
  };
  const number = (found: number, wanted: number): Pick<CheckResult, 'state' | 'found' | 'wanted'> => ({
    state: found >= wanted ? 'met' : 'missing',
    found,
    wanted,
  });
  const parts = new Set(
    runs.map(({ run }) =>
      Math.floor(((localTimeAt(run.startedAt, timeZone) / HOUR_MS) % 24) / HOURS_OF_PART),
    ),
  );
  const [usual] = tally(runs, ({ run }) => run.provider);
  return [
    { check: 'plan-known', ...number(countPlan(plan), 1) },
    { check: 'enough-tests', ...number(download.tests, ENOUGH_TESTS) },
    { check: 'enough-days', ...number(days, ENOUGH_DAYS) },
    { check: 'all-hours', ...number(parts.size, ENOUGH_PARTS) },
    {
      check: 'cable',
      ...share(({ run }) => {
        const { linkKind } = getSurroundings(run);
        return linkKind === undefined ? null : linkKind === 'ethernet';
      }),
    },
    { check: 'no-other-traffic', ...share(({ run }) => isLineOwn(run)) },
    { check: 'no-vpn', ...share(({ run }) => isWithoutVpn(run)) },
    { check: 'sure-figures', ...share(({ run }) => hasConfidence(run)) },
    { check: 'one-service', ...share(({ run }) => run.provider === usual?.[0]) },
    {
      check: 'recorded-at-once',
      ...share(({ run, chainedAt }) => Math.abs(chainedAt - run.finishedAt) <= AT_ONCE_MS),
    },
    {
      check: 'records-intact',
      state: changedRecords === 0 ? 'met' : 'missing',
      found: changedRecords,
      wanted: 0,
    },
  ];
}

/** Whether no other program used the line; null where nobody has looked. */
function isLineOwn(run: CountedRun['run']): boolean | null {
  if (hasOtherTraffic(run)) return false;
  return getSurroundings(run).otherTrafficBytes === undefined ? null : true;
}

/** Null where nobody has looked. */
function isWithoutVpn(run: CountedRun['run']): boolean | null {
  const { hasVpn } = getSurroundings(run);
  return hasVpn === undefined ? null : !hasVpn;
}

/** Figures of the contract that are known for the download. */
function countPlan({ figures }: ReportPlan): number {
  return Object.values(figures).filter(({ download }) => download !== null).length;
}
