import { describe, expect, it } from 'vitest';
import type { CampaignStanding, CampaignTest } from '../../../shared/campaign/campaign';
import { campaignEvents } from './campaign-events';

const utc = (text: string) => Date.parse(text);
const NOTHING = { download: null, upload: null };
const STANDING: CampaignStanding = {
  campaign: {
    id: 'campaign-1',
    country: 'de',
    network: 'eth0, 192.168.1.0/24',
    plan: { maximum: NOTHING, normal: NOTHING, minimum: NOTHING },
    startsAt: '16:00',
    timeZone: 'UTC',
    startedAt: 0,
    pausedAt: null,
    endedAt: null,
    end: null,
  },
  days: [],
  daysDone: 1,
  testsToday: 0,
  next: { kind: 'test', at: utc('2026-11-25T16:00:00Z') },
  notCounted: [],
  results: [],
  range: null,
};
const onWifi: CampaignTest = {
  runId: 'r1',
  startedAt: utc('2026-11-25T16:00:00Z'),
  finishedAt: utc('2026-11-25T16:00:10Z'),
  download: 1,
  upload: 1,
  problem: 'no-cable',
};
const ids = (
  change: Partial<CampaignStanding>,
  now: string,
  { isInOtherNetwork = false, dueSince = null as string | null } = {},
) =>
  campaignEvents(
    { standing: { ...STANDING, ...change }, isInOtherNetwork },
    dueSince === null ? null : utc(dueSince),
    utc(now),
  ).map(({ id }) => id);

describe('what a person is told of a campaign', () => {
  it('is a day that begins within an hour, once for each day, and not once it has begun', () => {
    expect(ids({}, '2026-11-25T14:59:59Z')).toEqual([]);
    expect(ids({}, '2026-11-25T15:00:00Z')).toEqual(['campaign-1-coming-2026-11-25']);
    const next = { kind: 'test', at: utc('2026-11-25T16:10:00Z') } as const;
    expect(ids({ testsToday: 1, next }, '2026-11-25T16:05:00Z')).toEqual([]);
  });
  it('is a network that is missing for five minutes after a measurement is due', () => {
    const at = { isInOtherNetwork: true, dueSince: '2026-11-25T16:00:00Z' };
    expect(ids({ testsToday: 1 }, '2026-11-25T16:04:00Z', at)).toEqual([]);
    expect(ids({ testsToday: 1 }, '2026-11-25T16:05:00Z', at)).toEqual(['campaign-1-network-2026-11-25']);
  });
  it('is a measurement of today that does not count', () => {
    const next = { kind: 'test', at: utc('2026-11-25T16:15:00Z') } as const;
    expect(ids({ notCounted: [onWifi], next }, '2026-11-25T16:01:00Z')).toEqual([
      'campaign-1-not-counted-2026-11-25',
    ]);
    const tomorrow = { kind: 'test', at: utc('2026-11-26T16:00:00Z') } as const;
    expect(ids({ notCounted: [onWifi], next: tomorrow }, '2026-11-26T01:00:00Z')).toEqual([]);
  });
  it('is the end, for two days', () => {
    const complete = {
      next: { kind: 'complete' },
      campaign: { ...STANDING.campaign, end: 'complete', endedAt: utc('2026-11-27T20:00:00Z') },
    } as const;
    expect(ids(complete, '2026-11-27T20:01:00Z')).toEqual(['campaign-1-complete']);
    expect(ids(complete, '2026-11-30T20:01:00Z')).toEqual([]);
  });
  it('is nothing while it is paused, after it was stopped, and without one', () => {
    expect(ids({ next: { kind: 'paused' } }, '2026-11-25T15:30:00Z')).toEqual([]);
    expect(ids({ next: { kind: 'stopped' } }, '2026-11-25T15:30:00Z')).toEqual([]);
    expect(campaignEvents({ standing: null, isInOtherNetwork: false }, null, 0)).toEqual([]);
  });
});
