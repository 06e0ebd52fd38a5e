import {
  GROUP_FIGURES,
  type GroupFigure,
  type GroupKind,
  type RunGroup,
} from '../../../shared/history/patterns';
import type { SeriesKey } from '../../../shared/history/run-filter';
import { getSpread } from '../chart/spread-of';
import type { PatternRuns } from './pattern-runs';
import { countUnderPlan, getPromised, type PlanContext } from './under-plan';

/** What a series is grouped by; null where it is not known. */
export function getGroupName(kind: GroupKind, series: SeriesKey): string | null {
  switch (kind) {
    case 'servers':
      return series.server;
    case 'providers':
      return series.provider;
    case 'networks':
      return series.network;
    case 'schedules':
      return series.schedule ?? null;
  }
}

/** Tells series apart by their group and by the network, whose plan they are held against. */
export function getGroupKey(kind: GroupKind, series: SeriesKey): string {
  return JSON.stringify([getGroupName(kind, series), series.network]);
}

/** The runs by server, service, network or schedule, most tests first; of as many in the order of the names. */
export function groupRuns(runs: PatternRuns, kind: GroupKind, plan: PlanContext): readonly RunGroup[] {
  const names = [...new Set(runs.groups.map((series) => getGroupName(kind, series)))];
  const numberOf = runs.groups.map((series) => names.indexOf(getGroupName(kind, series)));
  const placesOf = getPlaces(runs.groupOf, numberOf, names.length);
  return names
    .map((name, number): RunGroup => {
      const places = placesOf[number] ?? new Uint32Array();
      const own = (figure: GroupFigure) => pick(runs.figure(figure), places);
      const groupOf = places.map((place) => runs.groupOf[place] ?? 0);
      const underPlan = (figure: 'download' | 'upload') =>
        countUnderPlan(
          own(figure),
          groupOf,
          runs.groups.map(({ network }) => getPromised(figure, network, plan)),
        );
      const medians = GROUP_FIGURES.map(
        (figure) => [figure, getSpread(own(figure))?.median ?? null] as const,
      );
      return {
        name,
        tests: places.length,
        medians: Object.fromEntries(medians) as RunGroup['medians'],
        underPlan: { download: underPlan('download'), upload: underPlan('upload') },
      };
    })
    .filter(({ tests }) => tests > 0)
    .toSorted((one, other) => other.tests - one.tests || ((one.name ?? '') < (other.name ?? '') ? -1 : 1));
}

/** The places of the runs of each group. */
function getPlaces(groupOf: Uint32Array, numberOf: readonly number[], count: number): readonly Uint32Array[] {
  const counts = new Uint32Array(count);
  for (const group of groupOf) {
    const number = numberOf[group] ?? 0;
    counts[number] = (counts[number] ?? 0) + 1;
  }
  const places = Array.from(counts, (length) => new Uint32Array(length));
  const next = new Uint32Array(count);
  for (let place = 0; place < groupOf.length; place += 1) {
    const number = numberOf[groupOf[place] ?? 0] ?? 0;
    const to = next[number] ?? 0;
    const own = places[number];
    if (own !== undefined) own[to] = place;
    next[number] = to + 1;
  }
  return places;
}

function pick(values: Float32Array, places: Uint32Array): Float32Array {
  const picked = new Float32Array(places.length);
  for (let nth = 0; nth < places.length; nth += 1) picked[nth] = values[places[nth] ?? 0] ?? Number.NaN;
  return picked;
}
