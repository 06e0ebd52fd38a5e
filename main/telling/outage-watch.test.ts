import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../shared/durations';
import type { LineEvent } from '../../shared/history/outages';
import { rulesSchema } from '../../shared/rules/rules';
import { LineStore } from '../storage/line/line-store';
import { mailDraft } from '../testing/drafts';
import { ALL_TOLD } from '../testing/messages';
import { temporaryRecords } from '../testing/records';
import { OutageWatch } from './outage-watch';

const RULES = rulesSchema.parse([
  { id: 'ended', condition: { kind: 'outage', when: 'ended', seconds: 60 } },
  { id: 'started', condition: { kind: 'outage', when: 'started', seconds: 120 } },
]);

function watching(rules = RULES) {
  const { database, clock, occasions } = temporaryRecords();
  const line = new LineStore(database);
  const log: string[] = [];
  const settings = { ...ALL_TOLD, rules };
  let ids = 0;
  const broken = { isBroken: false };
  const watch = new OutageWatch({
    judge: {
      clockContext: () => ({
        settings,
        memories: occasions.memories(),
        quietUntil: null,
        usedChannels: [],
      }),
    },
    occasions,
    line,
    settings: () => settings,
    teller: {
      composeOccasion: (occasion) => {
        if (broken.isBroken) throw new Error('no words');
        ids += 1;
        const about = { runId: null, occasionId: occasion.id, kind: 'occasion' } as const;
        return [mailDraft({ id: `m${ids}`, messageId: `<m${ids}@x>`, ...about })];
      },
    },
    deliverer: { kick: () => undefined },
    clock,
    newId: () => `new-${(ids += 1)}`,
    onChanged: () => undefined,
    log: (sentence) => void log.push(sentence),
  });
  const told = () =>
    occasions.between({ from: 0, to: Number.MAX_SAFE_INTEGER }).map(({ occasion }) => occasion.id);
  const outage = (lastsMs: number): LineEvent => ({
    id: 'o1',
    kind: 'outage',
    place: 'beyond',
    startedAt: clock.now() - lastsMs,
    endedAt: null,
    isEndObserved: true,
  });
  return { watch, line, clock, told, outage, broken, log };
}

describe('notification of outages', () => {
  it('is sent for many outages in a day by the rule for them', () => {
    const { watch, line, clock, told, outage } = watching(
      rulesSchema.parse([{ id: 'many', condition: { kind: 'outage-count', outages: 2 } }]),
    );
    line.saveEvent(outage(2 * MINUTE_MS), clock.now());
    watch.look();
    expect(told()).toEqual([]);
    line.saveEvent({ ...outage(MINUTE_MS), id: 'o2' }, clock.now());
    watch.look();
    watch.look();
    expect(told()).toEqual([expect.stringContaining('new-')]);
  });

  it('is sent once when an outage lasts, and once when it ends', () => {
    const { watch, line, clock, told, outage } = watching();
    const event = outage(10_000);
    line.saveEvent(event, clock.now());
    watch.look();
    expect(told()).toEqual([]);
    clock.advance(2 * MINUTE_MS);
    watch.look();
    watch.look();
    expect(told()).toEqual(['o1-started-started']);
    line.saveEvent({ ...event, endedAt: clock.now() }, clock.now());
    watch.look();
    watch.look();
    expect(told()).toEqual(['o1-started-started', 'o1-ended-ended'].sort());
  });
  it('is sent for an outage that a crash left open, with its observed duration', () => {
    const { watch, line, clock, told, outage } = watching();
    line.saveEvent(outage(90_000), clock.now());
    clock.advance(8 * 60 * MINUTE_MS);
    line.closeLeft(clock.now());
    watch.look();
    expect(told()).toEqual(['o1-ended-ended']);
  });
  it('is not sent for a short outage, which is judged only once', () => {
    const { watch, line, clock, told, outage } = watching();
    line.saveEvent({ ...outage(20_000), endedAt: clock.now() }, clock.now());
    watch.look();
    expect(told()).toEqual([]);
    expect(line.unjudged()).toEqual([]);
  });
  it('is tried again after an error', () => {
    const { watch, line, clock, told, outage, broken, log } = watching();
    line.saveEvent({ ...outage(90_000), endedAt: clock.now() }, clock.now());
    broken.isBroken = true;
    watch.look();
    expect(log).toHaveLength(1);
    broken.isBroken = false;
    watch.look();
    expect(told()).toEqual(['o1-ended-ended']);
  });
});
