import { describe, expect, it } from 'vitest';
import type { Campaign } from '../../../shared/campaign/campaign';
import { campaignRule } from '../../../shared/campaign/rule-of';
import { HOUR_MS, MINUTE_MS } from '../../../shared/durations';
import type { EndedRun } from '../../../shared/run';
import { completedRun, failedRun, GOOD_FIGURES, GOOD_METHOD } from '../../testing/runs';
import { campaignStanding } from './campaign-standing';
import { judgeTests } from './judge-test';

const LAN = 'eth0, 192.168.1.0/24';
const METHOD = { ...GOOD_METHOD, network: LAN };
const NOTHING = { download: null, upload: null };
const GERMAN: Campaign = {
  id: 'campaign-1',
  country: 'de',
  network: LAN,
  plan: {
    maximum: { download: 100_000_000, upload: 40_000_000 },
    normal: { download: 80_000_000, upload: null },
    minimum: NOTHING,
  },
  startsAt: '16:00',
  timeZone: 'Europe/Berlin',
  startedAt: Date.parse('2026-11-23T08:00:00Z'),
  pausedAt: null,
  endedAt: null,
  end: null,
};

const utc = (text: string) => Date.parse(text);
const run = (at: number, change: Partial<ReturnType<typeof completedRun>> = {}): EndedRun =>
  completedRun({
    id: `run-${at}`,
    startedAt: at,
    finishedAt: at + 10_000,
    method: METHOD,
    surroundings: { linkKind: 'ethernet', linkBitsPerSecond: 1_000_000_000 },
    ...change,
  });

/** Follows a campaign by its own plan from a moment on, one measurement after the other, until nothing comes or a moment. */
function follow(
  campaign: Campaign,
  from: number,
  until: number,
  measure: (at: number) => EndedRun = run,
): { readonly runs: readonly EndedRun[]; readonly now: number } {
  const runs: EndedRun[] = [];
  let now = from;
  while (now < until) {
    const { next } = campaignStanding(campaign, runs, now);
    if (next.kind !== 'test' || next.at >= until) return { runs, now };
    const made = measure(next.at);
    runs.push(made);
    now = made.finishedAt;
  }
  return { runs, now };
}
const times = (runs: readonly EndedRun[]) =>
  runs.map(({ startedAt }) =>
    new Date(startedAt).toISOString().slice('2026-'.length, '2026-11-23T15:00'.length),
  );

describe('a campaign by the German rule', () => {
  it('makes ten measurements a day with three hours after the fifth, on every second day', () => {
    const { runs } = follow(GERMAN, GERMAN.startedAt, utc('2026-12-30T00:00:00Z'));
    expect(times(runs).slice(0, 11)).toEqual([
      '11-23T15:00',
      '11-23T15:10',
      '11-23T15:20',
      '11-23T15:30',
      '11-23T15:40',
      '11-23T18:40',
      '11-23T18:50',
      '11-23T19:00',
      '11-23T19:10',
      '11-23T19:20',
      '11-25T15:00',
    ]);
    expect(runs).toHaveLength(30);
    expect(times(runs).at(-1)).toBe('11-27T19:20');
    const standing = campaignStanding(GERMAN, runs, utc('2026-11-28T00:00:00Z'));
    expect(standing).toMatchObject({ next: { kind: 'complete' }, daysDone: 3 });
    expect(standing.days.map(({ date, isOfSeries }) => [date, isOfSeries])).toEqual([
      ['2026-11-23', true],
      ['2026-11-25', true],
      ['2026-11-27', true],
    ]);
    expect(standing.range).toEqual({
      from: utc('2026-11-23T15:00:00Z'),
      to: utc('2026-11-27T19:20:20Z') + 1,
    });
  });

  it('goes on where it was after a restart: the plan follows from the records', () => {
    const first = follow(GERMAN, GERMAN.startedAt, utc('2026-11-23T15:25:00Z')).runs;
    const { next, testsToday } = campaignStanding(GERMAN, first, utc('2026-11-23T15:26:00Z'));
    expect(testsToday).toBe(3);
    expect(next).toEqual({ kind: 'test', at: utc('2026-11-23T15:30:00Z') });
  });

  it('leaves a day that can no longer be completed to the next one', () => {
    const late = campaignStanding(GERMAN, [], utc('2026-11-23T19:30:00Z'));
    expect(late.next).toEqual({ kind: 'test', at: utc('2026-11-24T15:00:00Z') });
    const just = campaignStanding(GERMAN, [], utc('2026-11-23T18:00:00Z'));
    expect(just.next).toEqual({ kind: 'test', at: utc('2026-11-23T18:00:00Z') });
  });

  it('begins a day early enough where the time of an earlier version is too late', () => {
    const late = { ...GERMAN, startsAt: '23:00' };
    const { runs } = follow(late, GERMAN.startedAt, utc('2026-12-30T00:00:00Z'));
    expect(times(runs).at(0)).toBe('11-23T18:15');
    expect(runs).toHaveLength(30);
  });

  it('keeps its result where a test is excluded after the end', () => {
    const { runs, now } = follow(GERMAN, GERMAN.startedAt, utc('2026-12-30T00:00:00Z'));
    const complete: Campaign = { ...GERMAN, end: 'complete', endedAt: now };
    const excluded = (at: number) =>
      runs.map((made, index) => (index === 3 ? { ...made, exclusion: { at, reason: 'a mistake' } } : made));
    const { results } = campaignStanding(complete, runs, now);
    expect(results).toHaveLength(6);
    expect(campaignStanding(complete, excluded(now + 1), now).results).toEqual(results);
    expect(campaignStanding(complete, excluded(now), now).results).toEqual([]);
  });

  it('starts again with a computer that slept for two days in the middle of a day', () => {
    const { runs } = follow(GERMAN, GERMAN.startedAt, utc('2026-11-23T15:25:00Z'));
    const woken = campaignStanding(GERMAN, runs, utc('2026-11-25T15:30:00Z'));
    expect(woken).toMatchObject({ daysDone: 0, testsToday: 0 });
    expect(woken.next).toEqual({ kind: 'test', at: utc('2026-11-25T15:30:00Z') });
    expect(woken.days).toEqual([{ date: '2026-11-23', counted: 3, notCounted: 0, isOfSeries: false }]);
  });

  it('lets a first day go that lies too far back for three days within 14', () => {
    const day = follow(GERMAN, GERMAN.startedAt, utc('2026-11-23T22:00:00Z')).runs;
    // 2 and 4 December and so on: two more days fit until 6 December, the 14th day.
    expect(campaignStanding(GERMAN, day, utc('2026-12-04T10:00:00Z')).daysDone).toBe(1);
    expect(campaignStanding(GERMAN, day, utc('2026-12-05T10:00:00Z')).daysDone).toBe(0);
  });

  it('keeps its times of the day when the clock is set back, and its gaps in hours that passed', () => {
    const autumn = { ...GERMAN, startsAt: '01:30', startedAt: utc('2026-10-24T10:00:00Z') };
    const { runs } = follow(autumn, utc('2026-10-24T22:30:00Z'), utc('2026-10-25T20:00:00Z'));
    // 01:30 in summer time; the hour after 02:00 comes twice.
    expect(times(runs)[0]).toBe('10-24T23:30');
    expect(times(runs)[5]).toBe('10-25T03:10');
    expect(runs).toHaveLength(10);
  });

  it('starts after a lost hour where the time of the day does not exist', () => {
    const spring = { ...GERMAN, startsAt: '02:30', startedAt: utc('2026-03-28T10:00:00Z') };
    const { next } = campaignStanding(spring, [], utc('2026-03-28T23:30:00Z'));
    expect(next).toEqual({ kind: 'test', at: utc('2026-03-29T01:00:00Z') });
  });

  it('waits a quarter of an hour after a measurement that does not count, and gives a hopeless day up', () => {
    const onWifi = (at: number) => run(at, { surroundings: { linkKind: 'wifi' } });
    const { runs } = follow(GERMAN, GERMAN.startedAt, utc('2026-11-23T23:00:00Z'), onWifi);
    expect(times(runs).slice(0, 2)).toEqual(['11-23T15:00', '11-23T15:15']);
    expect(runs.length).toBeLessThanOrEqual(12);
    const { next, notCounted } = campaignStanding(GERMAN, runs, runs.at(-1)?.finishedAt ?? 0);
    expect(next).toEqual({ kind: 'test', at: utc('2026-11-24T15:00:00Z') });
    expect(notCounted[0]?.problem).toBe('no-cable');
  });

  it('makes none while it is paused, and none after it was stopped', () => {
    const now = utc('2026-11-23T15:30:00Z');
    expect(campaignStanding({ ...GERMAN, pausedAt: now }, [], now).next).toEqual({ kind: 'paused' });
    expect(campaignStanding({ ...GERMAN, endedAt: now, end: 'stopped' }, [], now).next).toEqual({
      kind: 'stopped',
    });
  });

  it('evaluates the three clauses for download and upload', () => {
    const slow = (at: number) =>
      run(at, {
        figures: {
          ...GOOD_FIGURES,
          downloadBitsPerSecond: at < utc('2026-11-24T00:00:00Z') ? 91_000_000 : 79_000_000,
          uploadBitsPerSecond: 36_000_000,
        },
      });
    const { runs, now } = follow(GERMAN, GERMAN.startedAt, utc('2026-12-30T00:00:00Z'), slow);
    const { results } = campaignStanding(GERMAN, runs, now);
    expect(
      results.map(({ clause, direction, state, found, of }) => [clause.kind, direction, state, found, of]),
    ).toEqual([
      ['maximum', 'download', 'deviation', 1, 3],
      ['maximum', 'upload', 'kept', 3, 3],
      ['normal', 'download', 'deviation', 10, 30],
      ['normal', 'upload', 'unknown', 0, 0],
      ['minimum', 'download', 'unknown', 0, 0],
      ['minimum', 'upload', 'unknown', 0, 0],
    ]);
  });
});

describe('a campaign by the Austrian rule', () => {
  it('makes nine measurements within two hours on three days', () => {
    const austrian: Campaign = { ...GERMAN, country: 'at', timeZone: 'Europe/Vienna' };
    const { runs, now } = follow(austrian, GERMAN.startedAt, utc('2026-12-30T00:00:00Z'));
    expect(runs).toHaveLength(27);
    expect(times(runs).slice(7, 10)).toEqual(['11-23T16:45', '11-23T17:00', '11-24T15:00']);
    expect(campaignStanding(austrian, runs, now)).toMatchObject({ next: { kind: 'complete' }, results: [] });
  });
});

describe('a measurement of a campaign', () => {
  const at = utc('2026-11-23T15:00:00Z');
  const problemOf = (made: EndedRun) => judgeTests([made], GERMAN, campaignRule('de'))[0]?.problem;
  it.each([
    ['counts over a cable', run(at), null],
    ['counts where the computer tells nothing of its surroundings', run(at, { surroundings: {} }), null],
    ['over Wi-Fi', run(at, { surroundings: { linkKind: 'wifi' } }), 'no-cable'],
    ['through a tunnel', run(at, { surroundings: { linkKind: 'ethernet', hasVpn: true } }), 'vpn'],
    ['over data that is paid by amount', run(at, { surroundings: { isMetered: true } }), 'metered'],
    [
      'over a link slower than the contract',
      run(at, { surroundings: { linkKind: 'ethernet', linkBitsPerSecond: 10_000_000 } }),
      'slow-link',
    ],
    [
      'beside other programs',
      run(at, {
        method: { ...METHOD, doubts: [{ phase: 'download', reason: 'other-traffic', bitsPerSecond: 5e6 }] },
      }),
      'other-traffic',
    ],
    [
      'in another network',
      run(at, { method: { ...METHOD, network: 'wlan0, 10.0.0.0/24' } }),
      'other-network',
    ],
    ['in light mode', run(at, { method: { ...METHOD, mode: 'light' } }), 'light-mode'],
    ['without an upload', run(at, { figures: { ...GOOD_FIGURES, uploadBitsPerSecond: null } }), 'incomplete'],
    ['that failed', failedRun({ startedAt: at, finishedAt: at + 1 }), 'not-completed'],
    ['that the user excluded', run(at, { exclusion: { at, reason: 'moved the router' } }), 'excluded'],
  ])('%s', (_what, made, problem) => {
    expect(problemOf(made)).toBe(problem);
  });

  it('does not count five minutes before the last one has ended, and sooner than three hours after the fifth', () => {
    const runs = [0, 4, 10, 20, 30, 40, 100, 300].map((minutes) => run(at + minutes * MINUTE_MS));
    const problems = judgeTests(runs, GERMAN, campaignRule('de')).map(({ problem }) => problem);
    expect(problems).toEqual([null, 'too-soon', null, null, null, null, 'too-soon', null]);
    expect(300 * MINUTE_MS).toBe(5 * HOUR_MS);
  });
});

it('a day that was measured while the clock was a year ahead does not end the campaign', () => {
  const future = follow(GERMAN, utc('2027-11-23T08:00:00Z'), utc('2027-11-24T08:00:00Z')).runs;
  const standing = campaignStanding(GERMAN, future, utc('2026-11-24T08:00:00Z'));
  expect(standing).toMatchObject({ next: { kind: 'test' }, daysDone: 0 });
});
