import type { LetterFacts } from '../../shared/letter/letter';

/** No tests of a direction. */
export const NOTHING = {
  tests: 0,
  notCounted: [],
  median: null,
  p5: null,
  p95: null,
  lowest: null,
  highest: null,
};
/** A contract that states nothing. */
export const NO_FIGURES = { download: null, upload: null };

/** What a letter says where nothing was measured. */
export const EMPTY: LetterFacts = {
  from: '2026-10-31T23:00:00.000Z',
  to: '2026-11-25T23:00:00.000Z',
  timeZone: 'Europe/Berlin',
  networkName: null,
  plan: { maximum: NO_FIGURES, normal: NO_FIGURES, minimum: NO_FIGURES },
  summary: {
    tests: 0,
    completed: 0,
    failed: 0,
    days: 0,
    directions: { download: { ...NOTHING, againstPlan: [] }, upload: { ...NOTHING, againstPlan: [] } },
    hours: [],
    availability: { outages: [], downSeconds: 0, longestSeconds: 0, watchedSeconds: 0, ratio: null },
    surroundings: {
      links: [],
      linkBitsPerSecond: null,
      signalRatio: null,
      withVpn: 0,
      onBattery: 0,
      withOtherTraffic: 0,
      internetProviders: [],
      versions: [],
    },
  },
  head: null,
};
