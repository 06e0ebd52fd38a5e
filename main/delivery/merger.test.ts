import { describe, expect, it } from 'vitest';
import type { DeliveryResult } from '../core/ports';
import { deliveringWith } from '../testing/delivering';
import { mailDraft } from '../testing/drafts';
import { FakeClock } from '../testing/fake-clock';
import { NOT_JUDGED, temporaryRecords } from '../testing/records';
import { completedRun } from '../testing/runs';
import { ACCEPTED, ScriptedChannel } from '../testing/scripted-channel';
import { SqliteOutboxStore } from '../storage/outbox/store';
import { Deliverer } from './deliverer';

const HOUR = 3_600_000;
const AWAY: DeliveryResult = {
  kind: 'retry',
  problem: 'connection',
  reply: 'connect ECONNREFUSED',
  isMaybeDelivered: false,
};
const MAYBE: DeliveryResult = { ...AWAY, problem: 'timeout', reply: '', isMaybeDelivered: true };

/** Messages of `count` runs on real records, and a channel that gives these answers first. */
function waiting(count: number, answers: ConstructorParameters<typeof ScriptedChannel>[1] = []) {
  const clock = new FakeClock();
  const { database, runs, upkeep } = temporaryRecords();
  const outbox = new SqliteOutboxStore(database, clock);
  const mail = new ScriptedChannel('mail', answers);
  const deliverer = new Deliverer({
    ...deliveringWith(outbox, upkeep, clock),
    channels: [mail],
  });
  const write = (from: number, to: number) => {
    for (let run = from; run < to; run += 1) {
      const id = `run-${run}`;
      runs.record(completedRun({ id }), NOT_JUDGED, []);
      outbox.add([mailDraft({ id: `m${run}`, runId: id, messageId: `<${id}@a41f>` })]);
    }
  };
  write(0, count);
  const states = () => {
    const rows = database
      .prepare('SELECT state, count(*) AS n FROM outbox GROUP BY state ORDER BY state')
      .all();
    return Object.fromEntries((rows as { state: string; n: number }[]).map(({ state, n }) => [state, n]));
  };
  return { clock, outbox, mail, deliverer, write, states };
}

describe('messages that waited', () => {
  it('go out as one message that lists each, once the line is back', async () => {
    const { clock, mail, deliverer, states } = waiting(5, Array<DeliveryResult>(25).fill(AWAY));
    deliverer.start();
    await clock.advance(3 * HOUR);
    expect(states()).toEqual({ merged: 5, sent: 1 });
    expect(mail.given.at(-1)?.message.items).toHaveLength(5);
  });

  it('go out separately if they are few or have not waited', async () => {
    const few = waiting(3);
    few.clock.jumpTo('2026-11-24T20:00:00Z');
    few.deliverer.start();
    await few.clock.advance(0);
    expect(few.states()).toEqual({ sent: 3 });
    const fresh = waiting(5);
    fresh.deliverer.start();
    await fresh.clock.advance(0);
    expect(fresh.states()).toEqual({ sent: 5 });
  });

  it('are listed in messages of at most two hundred', async () => {
    const { clock, mail, deliverer, states } = waiting(450);
    clock.jumpTo('2026-11-24T20:00:00Z');
    deliverer.start();
    await clock.advance(0);
    expect(states()).toEqual({ merged: 450, sent: 3 });
    expect(mail.given.map(({ message }) => message.items.length)).toEqual([200, 200, 50]);
  });

  it('are merged in portions, and other work gets a turn in between', async () => {
    const { clock, deliverer, states } = waiting(450);
    clock.jumpTo('2026-11-24T20:00:00Z');
    deliverer.start();
    expect(states()).toEqual({ merged: 200, pending: 251 });
    await clock.advance(0);
    expect(states()).toEqual({ merged: 450, sent: 3 });
  });

  it('give few messages after an outage of a day, although they were attempted and merged all day', async () => {
    let answer: DeliveryResult = AWAY;
    const { clock, mail, deliverer, write, states } = waiting(
      0,
      Array.from({ length: 1_000 }, () => () => Promise.resolve(answer)),
    );
    deliverer.start();
    for (let hour = 0; hour < 24; hour += 1) {
      write(hour, hour + 1);
      deliverer.kick();
      await clock.advance(HOUR);
    }
    const tries = mail.given.length;
    answer = ACCEPTED;
    await clock.advance(HOUR);
    expect(mail.given.slice(tries).map(({ message }) => message.items.length)).toEqual([4, 16, 4]);
    expect(states()).toMatchObject({ sent: 3 });
  });

  it('stay merged when the merged message has to wait, too', async () => {
    const { clock, mail, deliverer, write, states } = waiting(5, [AWAY]);
    clock.jumpTo('2026-11-24T20:00:00Z');
    deliverer.start();
    await clock.advance(0);
    expect(states()).toEqual({ merged: 5, pending: 1 });
    write(5, 10);
    await clock.advance(HOUR);
    expect(states()).toEqual({ merged: 5, sent: 6 });
    expect(
      mail.given.filter(({ kind, message }) => kind === 'merged' && message.items.length === 5),
    ).toHaveLength(2);
  });

  it('that may have arrived go out separately, with their own Message-IDs', async () => {
    const { clock, mail, deliverer, states } = waiting(5, Array<DeliveryResult>(5).fill(MAYBE));
    deliverer.start();
    await clock.advance(3 * HOUR);
    expect(states()).toEqual({ sent: 5 });
    expect(new Set(mail.given.map(({ messageId }) => messageId)).size).toBe(5);
  });
});
