import { describe, expect, it } from 'vitest';
import { rulesSchema } from '../../shared/rules/rules';
import type { Occasion, Verdict } from '../../shared/rules/verdict';
import { draftOccasion, NO_RUNS } from '../core/messages/occasion-drafts';
import type { OccasionStore } from '../core/ports';
import { settled } from '../testing/fake-clock';
import { ALL_TOLD, draftContext } from '../testing/messages';
import { temporaryRecords } from '../testing/records';
import { OccasionWatch } from './occasion-watch';

const HOUR = 3_600_000;
const SETTINGS = {
  ...ALL_TOLD,
  rules: rulesSchema.parse([
    { id: 'silence', condition: { kind: 'silence', hours: 24 } },
    { id: 'weekly', condition: { kind: 'digest', every: 'week' } },
  ]),
};

/** A watch over real records, one hour after the start of the application. */
function fakeWatch(lastTriedHoursAgo: number, occasions = (store: OccasionStore) => store) {
  const records = temporaryRecords();
  const { clock } = records;
  const lastTriedAt = clock.now() - lastTriedHoursAgo * HOUR;
  const lines: string[] = [];
  let kicks = 0;
  const context = draftContext({ settings: SETTINGS });
  let writing = Promise.resolve();
  const create = () =>
    new OccasionWatch({
      judge: {
        clockContext: () => ({
          settings: SETTINGS,
          memories: records.occasions.memories(),
          quietUntil: null,
        }),
      },
      occasions: occasions(records.occasions),
      lastTriedAt: () => lastTriedAt,
      channelStates: () => [],
      waitingOn: () => null,
      teller: {
        composeOccasion: (occasion: Occasion, verdict: Verdict) =>
          draftOccasion({ occasion, verdict }, NO_RUNS, context),
      },
      digests: {
        compose: async (occasion: Occasion, verdict: Verdict) => {
          await writing;
          return draftOccasion({ occasion, verdict }, NO_RUNS, context);
        },
      },
      deliverer: { kick: () => void (kicks += 1) },
      settings: () => SETTINGS,
      timeZone: () => 'UTC',
      clock,
      newId: () => `occasion-${(kicks += 100)}`,
      onChanged: () => undefined,
      log: (line: string) => lines.push(line),
    });
  const watch = create();
  clock.advance(HOUR);
  const due = () => records.outbox.lease('mail', clock.now(), 10).map(({ message }) => message.title);
  /** Blocks the composition of digests until the returned function is called. */
  const holdDigests = (): (() => void) => {
    let finish = (): void => undefined;
    writing = new Promise((resolve) => (finish = resolve));
    return finish;
  };
  return { ...records, watch, create, due, lines, holdDigests };
}

describe('the watch', () => {
  it('records an occasion with its verdict and messages and notifies once, also after a restart', () => {
    const { watch, create, due, clock, database } = fakeWatch(30);
    watch.look();
    expect(due()).toEqual(['No test for 1 d 7 h']);
    const stored = database.prepare('SELECT detail, verdicts FROM occasions').all();
    expect(stored).toHaveLength(1);
    expect(JSON.stringify(stored)).toContain('\\"reason\\":\\"matched\\"');
    clock.advance(HOUR);
    watch.look();
    const again = create();
    clock.advance(HOUR);
    again.look();
    expect(due()).toEqual([]);
  });
  it('repeats a message that no channel accepted after an hour, not at every check', () => {
    const { watch, clock, outbox } = fakeWatch(30);
    const refuse = () => {
      const now = clock.now();
      const leased = (['mail', 'desktop'] as const).flatMap((channel) => outbox.lease(channel, now, 10));
      for (const { id } of leased) {
        const times = { startedAt: now, finishedAt: now, reply: '', isMaybeDelivered: false };
        outbox.settle(id, { ...times, outcome: 'failed', problem: 'recipient-refused' }, { state: 'failed' });
      }
      return leased.length;
    };
    watch.look();
    expect(refuse()).toBe(2);
    clock.advance(HOUR / 2);
    watch.look();
    expect(refuse()).toBe(0);
    clock.advance(HOUR / 2);
    watch.look();
    expect(refuse()).toBe(2);
  });
  it('is silent while there are runs', () => {
    const { watch, due } = fakeWatch(1);
    watch.look();
    expect(due()).toEqual([]);
  });
  it('waits for the catch-up run after the computer slept', () => {
    const { watch, due, clock } = fakeWatch(30);
    watch.wake();
    watch.look();
    expect(due()).toEqual([]);
    clock.advance(16 * 60_000);
    watch.look();
    expect(due()).toHaveLength(1);
  });
  it('remembers when a digest is due', async () => {
    const { watch, due, clock, occasions } = fakeWatch(1);
    watch.look();
    expect(occasions.memories()['weekly']?.dueAt).toBe(Date.parse('2026-11-30T08:00:00Z'));
    clock.set('2026-11-30T08:00:00Z');
    watch.look();
    await settled();
    expect(due().filter((title) => title.startsWith('Your week'))).toEqual([
      'Your week: nothing was measured',
    ]);
  });
  it('sends a digest once, however often it checks during its composition, and delays no other finding', async () => {
    const { watch, due, clock, occasions, database, holdDigests } = fakeWatch(1);
    watch.look();
    clock.set('2026-11-30T08:00:00Z');
    const finish = holdDigests();
    for (let looks = 0; looks < 3; looks += 1) {
      watch.look();
      clock.advance(60_000);
    }
    expect(due().map((title) => title.slice(0, 7))).toEqual(['No test']);
    expect(occasions.memories()['weekly']?.dueAt).toBe(Date.parse('2026-11-30T08:00:00Z'));
    finish();
    await settled();
    watch.look();
    await settled();
    const digests = database.prepare("SELECT id FROM occasions WHERE detail LIKE '%digest%'").all();
    expect(digests).toHaveLength(1);
    expect(occasions.memories()['weekly']?.dueAt).toBe(Date.parse('2026-12-07T08:00:00Z'));
  });
  it('tries again after a disk error and loses nothing', () => {
    let isFull = true;
    const { watch, due, clock, lines } = fakeWatch(30, (store) => ({
      memories: () => store.memories(),
      isRecorded: (id) => store.isRecorded(id),
      remember: (memories) => store.remember(memories),
      record: (...of) => {
        if (isFull) throw new Error('database or disk is full');
        store.record(...of);
      },
    }));
    watch.look();
    expect(lines).toEqual(['The finding of the rule silence could not be recorded; trying again shortly']);
    isFull = false;
    clock.advance(HOUR);
    watch.look();
    expect(due()).toEqual(['No test for 1 d 8 h']);
  });
});
