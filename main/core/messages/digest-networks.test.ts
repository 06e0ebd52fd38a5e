import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../shared/texts/i18n';
import { DEFAULT_RULES, rulesSchema } from '../../../shared/rules/rules';
import type { EndedRun, Method } from '../../../shared/run';
import { ALL_TOLD } from '../../testing/messages';
import { completedRun, failedRun, GOOD_FIGURES, GOOD_METHOD } from '../../testing/runs';
import { comparability } from '../judging/comparability';
import { judgeSight } from '../judging/judge';
import { composeOccasion } from './occasion';
import { splitByNetwork } from './digest-networks';
import type { OccasionInput } from './occasion-input';

const HOUR = 3_600_000;
const MONDAY = Date.parse('2026-11-23T07:00:00Z');
const RANGE = { from: MONDAY - 168 * HOUR, to: MONDAY };

const runIn = (
  network: string | null,
  hoursBefore: number,
  downloadBitsPerSecond = 90e6,
  method: Partial<Method> = {},
) =>
  completedRun({
    id: `${network ?? 'unknown'} ${hoursBefore}`,
    startedAt: MONDAY - hoursBefore * HOUR,
    figures: { ...GOOD_FIGURES, downloadBitsPerSecond },
    method: { ...GOOD_METHOD, network, ...method },
  });
/** Compares every run with its own network; nothing is known of the hotel. */
const compare = (run: EndedRun) =>
  comparability(run, {
    network: 'method' in run && run.method?.network === 'hotel' ? 'home' : null,
    home: 'home',
    figureKind: null,
    ceiling: null,
  });
const split = (runs: readonly EndedRun[], home: string | null = 'home') =>
  splitByNetwork(runs, RANGE, { home, compare, nameNetwork: (key) => key }).map(({ network, runs: own }) => [
    network,
    own.map(({ id }) => id),
  ]);

describe('the networks of a digest', () => {
  it('are the home network, then those with the most tests; what is unknown is of home', () => {
    const runs = [runIn('office', 9), runIn('home', 8), runIn('café', 7), runIn('café', 6), runIn(null, 5)];
    expect(split(runs)).toEqual([
      ['home', ['home 8', 'unknown 5']],
      ['café', ['café 7', 'café 6']],
      ['office', ['office 9']],
    ]);
  });
  it('are none where all figures are of one network', () => {
    expect(split([runIn('home', 8), runIn('home', 7)])).toEqual([]);
    expect(split([runIn('home', 8), runIn('hotel', 7)])).toEqual([]);
    expect(split([runIn('home', 8), runIn('office', 300)])).toEqual([]);
    expect(split([runIn('home', 8), failedRun({ startedAt: MONDAY - HOUR })])).toEqual([]);
    expect(split([runIn('home', 8), runIn('office', 7)], null)).toEqual([]);
  });
  it('are five at most', () => {
    const runs = ['a', 'b', 'c', 'd', 'e', 'home'].map((network) => runIn(network, 8));
    expect(split(runs).map(([network]) => network)).toEqual(['home', 'a', 'b', 'c', 'd']);
  });
});

describe('a digest of several networks', () => {
  const [rule] = rulesSchema.parse([{ id: 'rule', condition: { kind: 'digest', every: 'week' } }]);
  const detail = { kind: 'digest', ...RANGE } as const;
  const createMessage = (
    runs: readonly EndedRun[],
    line: Pick<OccasionInput, 'availability' | 'availabilityIn'> = {},
  ) => {
    if (rule === undefined) throw new Error('no rule');
    const sight = { kind: 'judged', isBreach: true, value: null, limit: null } as const;
    const around = { settings: ALL_TOLD, memories: {}, quietUntil: null };
    const nameNetwork = (key: string) => (key === 'home' ? 'Home' : key);
    return composeOccasion({
      occasion: { id: 'o1', at: MONDAY, detail },
      verdict: judgeSight(rule, sight, { at: 1, now: 2 }, around).verdict,
      runs,
      rules: [...DEFAULT_RULES],
      compare: (run) =>
        comparability(run, { network: 'home', home: 'home', figureKind: null, ceiling: null }),
      networks: { home: 'home', compare, nameNetwork },
      nameNetwork,
      plan: ALL_TOLD.plan,
      ...line,
      texts: textsIn('en'),
      language: 'en',
      timeZone: 'Europe/Berlin',
      rateUnit: 'Mbit/s',
    });
  };
  const RUNS = [
    runIn('home', 200, 80e6),
    runIn('office', 190, 500e6),
    runIn('home', 100, 90e6),
    runIn('office', 90, 900e6),
    runIn('home', 80, 92e6),
    runIn('hotel', 70, 1e6),
  ];

  it('has the figures of each network in rows of its own, and no mixture of them', () => {
    const downloads = createMessage(RUNS).rows.filter(({ figure }) => figure === 'downloadBitsPerSecond');
    expect(downloads).toMatchObject([
      {
        label: 'Download, Home',
        network: 'Home',
        cells: { median: { text: '91.0 Mbit/s' }, previous: { text: '80.0 Mbit/s' } },
      },
      {
        label: 'Download, office',
        network: 'office',
        cells: { median: { text: '900 Mbit/s' }, previous: { text: '500 Mbit/s' } },
      },
    ]);
  });
  it('names the network of its title, and counts what is compared with nothing', () => {
    expect(createMessage(RUNS)).toMatchObject({
      title: 'Your week: 91.0 Mbit/s download, 91\u00a0% of your plan',
      summary:
        'The title is about Home. 4 tests. One is not included in the figures: it was measured in another way or network.',
    });
  });
  it('counts the outages of each network, and of all where there were more', () => {
    const up = { outages: 0, downMs: 0, longestMs: 0, observedMs: 40 * HOUR, ratio: 1 };
    const down = { outages: 2, downMs: 120_000, longestMs: 60_000, observedMs: 20 * HOUR, ratio: 0.998 };
    const of = (all: number) => ({
      availability: { ...down, outages: all, observedMs: 60 * HOUR },
      availabilityIn: (network: string) => (network === 'home' ? down : up),
    });
    expect(createMessage(RUNS, of(2)).summary).toBe(
      'The title is about Home. 4 tests. One is not included in the figures: it was measured in another way or network. ' +
        'Home: 2 outages between the tests, down for 2 min, up for 99.8\u00a0% of 20 h that were observed. ' +
        'office: no outage between the tests, up for 100\u00a0% of 1 d 16 h that were observed.',
    );
    expect(createMessage(RUNS, of(3)).summary).toContain(
      '3 outages between the tests, down for 2 min: the line',
    );
    expect(createMessage(RUNS, of(3)).summary).toContain('Home: 2 outages');
  });
  it('is held against no plan where nothing was measured at home', () => {
    const away = [
      ...RUNS.filter((run) => run.method?.network === 'office'),
      runIn('office', 60, 50e6),
      runIn('café', 60),
    ];
    expect(createMessage(away)).toMatchObject({
      tone: 'neutral',
      title: 'Your week: 475 Mbit/s median download',
    });
  });
  it('is as ever where figures are of one network', () => {
    const { rows, summary } = createMessage(RUNS.filter((run) => run.method?.network === 'home'));
    expect(rows[0]).not.toHaveProperty('network');
    expect(rows[0]?.label).toBe('Download');
    expect(summary).toBe('2 tests.');
  });
});
