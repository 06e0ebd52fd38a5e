import { describe, expect, it } from 'vitest';
import type { CampaignStanding } from '../../shared/campaign/campaign';
import { MINUTE_MS } from '../../shared/durations';
import { rulesSchema } from '../../shared/rules/rules';
import { mailDraft } from '../testing/drafts';
import { ALL_TOLD } from '../testing/messages';
import { temporaryRecords } from '../testing/records';
import { CampaignWatch } from './campaign-watch';

const NOTHING = { download: null, upload: null };
/** A campaign whose day begins at 15:00 UTC. */
const STANDING: CampaignStanding = {
  campaign: {
    id: 'campaign-1',
    country: 'de',
    network: 'eth0, 192.168.1.0/24',
    plan: { maximum: NOTHING, normal: NOTHING, minimum: NOTHING },
    startsAt: '15:00',
    timeZone: 'UTC',
    startedAt: 0,
    pausedAt: null,
    endedAt: null,
    end: null,
  },
  days: [],
  daysDone: 0,
  testsToday: 0,
  next: { kind: 'test', at: Date.parse('2026-11-23T15:00:00Z') },
  notCounted: [],
  results: [],
  range: null,
};

function watching(
  records = temporaryRecords(),
  rules = rulesSchema.parse([{ id: 'mine', condition: { kind: 'campaign' } }]),
) {
  const { clock, occasions } = records;
  const settings = { ...ALL_TOLD, rules };
  const world = { standing: STANDING as CampaignStanding | null, hasNews: true, isBroken: false };
  const log: string[] = [];
  let ids = 0;
  const watch = new CampaignWatch({
    campaigns: {
      mayHaveNews: () => {
        const { hasNews } = world;
        world.hasNews = world.standing?.campaign.end === null;
        return hasNews || world.hasNews;
      },
      report: () => ({ standing: world.standing, isInOtherNetwork: false }),
    },
    judge: {
      clockContext: () => ({ settings, memories: {}, quietUntil: null, usedChannels: [] }),
    },
    occasions,
    teller: {
      composeOccasion: (occasion) => {
        if (world.isBroken) throw new Error('no words');
        const id = `m-${occasion.id}-${(ids += 1)}`;
        const about = { runId: null, occasionId: occasion.id, kind: 'occasion' } as const;
        return [mailDraft({ id, messageId: `<${id}@x>`, ...about })];
      },
    },
    deliverer: { kick: () => undefined },
    clock,
    onChanged: () => undefined,
    log: (sentence) => void log.push(sentence),
  });
  const told = () =>
    occasions.between({ from: 0, to: Number.MAX_SAFE_INTEGER }).map(({ occasion }) => occasion.id);
  return { watch, world, clock, told, records, log };
}

describe('news of a campaign', () => {
  it('is told once, also by the next process', () => {
    const { watch, clock, told, records } = watching();
    watch.look();
    clock.advance(2 * MINUTE_MS);
    watch.look();
    const next = watching(records);
    next.watch.look();
    expect(next.log).toEqual([]);
    expect(told()).toEqual(['campaign-1-coming-2026-11-23-mine']);
  });
  it('is told by the usual rule where the user has none of its kind, and not where that is off', () => {
    const usual = watching(
      temporaryRecords(),
      rulesSchema.parse([{ id: 's', condition: { kind: 'storage' } }]),
    );
    usual.watch.look();
    expect(usual.told()).toEqual(['campaign-1-coming-2026-11-23-campaign']);
    const off = rulesSchema.parse([{ id: 'off', isEnabled: false, condition: { kind: 'campaign' } }]);
    const silent = watching(temporaryRecords(), off);
    silent.watch.look();
    expect(silent.told()).toEqual([]);
  });
  it('is tried again where it could not be composed', () => {
    const { watch, world, clock, told, log } = watching();
    world.isBroken = true;
    watch.look();
    expect(log).toHaveLength(1);
    world.isBroken = false;
    clock.advance(MINUTE_MS);
    watch.look();
    expect(told()).toHaveLength(1);
  });

  it('that it is complete is told at the next look where it could not be told at once', () => {
    const { watch, world, clock, told, log } = watching();
    const campaign = { ...STANDING.campaign, end: 'complete', endedAt: clock.now() } as const;
    world.standing = { ...STANDING, campaign, next: { kind: 'complete' } };
    world.isBroken = true;
    watch.look();
    expect(log).toEqual(['An event of a campaign could not be told; trying again shortly']);
    world.isBroken = false;
    clock.advance(MINUTE_MS);
    watch.look();
    clock.advance(MINUTE_MS);
    watch.look();
    expect(told()).toEqual(['campaign-1-complete-mine']);
  });
});
