import { describe, expect, it } from 'vitest';
import type { OutboxEntry } from '../../shared/messages/message';
import type { DeliveryProblem } from '../../shared/messages/delivery-problems';
import type { DeliveryResult } from '../core/ports';
import { deliveringWith } from '../testing/delivering';
import { mailDraft, PLAIN_MESSAGE } from '../testing/drafts';
import { FakeClock } from '../testing/fake-clock';
import { InMemoryOutbox } from '../testing/in-memory-outbox';
import { ACCEPTED, ScriptedChannel } from '../testing/scripted-channel';
import { Deliverer } from './deliverer';

const DAY = 86_400_000;

class Outbox extends InMemoryOutbox {
  isDiskFull = false;

  override settle(...settlement: Parameters<InMemoryOutbox['settle']>): void {
    if (this.isDiskFull) throw new Error('database or disk is full');
    super.settle(...settlement);
  }
}

function refusal(problem: DeliveryProblem, kind: 'failed' | 'blocked' = 'failed'): DeliveryResult {
  return { kind, problem, reply: '552 5.3.4 Message size exceeds fixed limit', isMaybeDelivered: false };
}

/** Messages that have waited, each with its own title, and a server that answers as `answer` returns. */
function waited(titles: readonly string[], answer: (entry: OutboxEntry) => DeliveryResult) {
  const clock = new FakeClock();
  const outbox = new Outbox(clock);
  const mail = new ScriptedChannel(
    'mail',
    Array.from({ length: 1_000 }, () => (entry: OutboxEntry) => Promise.resolve(answer(entry))),
  );
  const log: string[] = [];
  const deliverer = new Deliverer({
    ...deliveringWith(outbox, outbox.upkeep, clock),
    channels: [mail],
    log: (sentence) => void log.push(sentence),
  });
  for (const title of titles) {
    outbox.add([
      mailDraft({
        id: title,
        runId: `run-of-${title}`,
        messageId: `<${title}@a41f.linewatch>`,
        message: { ...PLAIN_MESSAGE, title },
      }),
    ]);
  }
  clock.jumpTo('2026-11-24T20:00:00Z');
  const told = () =>
    mail.given
      .filter((entry) => answer(entry).kind === 'accepted')
      .flatMap(({ message }) =>
        message.items.length === 0 ? [message.title] : message.items.map(({ title }) => title),
      )
      .map((title) => title.replace(/ ·.*$/, ''));
  const states = () => outbox.all().map(({ id, state, cause }) => [id, state, cause].join(' ').trim());
  return { clock, outbox, mail, deliverer, log, told, states };
}

const FIVE = ['a', 'b', 'c', 'd', 'e'] as const;
const getSize = ({ message }: OutboxEntry) => Math.max(1, message.items.length);
const says = ({ message }: OutboxEntry, title: string) =>
  message.title.startsWith(title) || message.items.some((item) => item.title === title);

describe('a merged message that is refused as a whole', () => {
  it.each(['failed', 'blocked'] as const)('for its size (%s) is sent in portions', async (kind) => {
    const server = waited(FIVE, (entry) =>
      getSize(entry) > 2 ? refusal('message-too-large', kind) : ACCEPTED,
    );
    server.deliverer.start();
    await server.clock.advance(DAY);
    expect(server.told().toSorted()).toEqual(FIVE);
    expect(server.states()).toEqual([
      ...['a merged', 'b merged', 'c sent', 'd merged', 'e merged'],
      ...['merged-1 set-aside divided', 'merged-2 set-aside divided', 'merged-3 sent', 'merged-4 sent'],
    ]);
    expect(server.log).toEqual([]);
  });

  it('for the content of one part fails only that part, with the reason', async () => {
    const server = waited(FIVE, (entry) => (says(entry, 'd') ? refusal('message-refused') : ACCEPTED));
    server.deliverer.start();
    await server.clock.advance(DAY);
    expect(server.told().toSorted()).toEqual(['a', 'b', 'c', 'e']);
    expect(server.states().filter((state) => state.includes('failed'))).toEqual(['d failed message-refused']);
  });

  it('delivers each of two hundred parts once, however small the messages must be', async () => {
    const titles = Array.from({ length: 200 }, (_, index) => `m${index}`);
    const server = waited(titles, (entry) => (getSize(entry) > 1 ? refusal('message-too-large') : ACCEPTED));
    server.deliverer.start();
    await server.clock.advance(DAY);
    expect(server.told().toSorted()).toEqual(titles.toSorted());
  });

  it('cannot be sent by hand in addition to its portions', async () => {
    const server = waited(FIVE, (entry) => (getSize(entry) > 3 ? refusal('message-too-large') : ACCEPTED));
    server.deliverer.start();
    await server.clock.advance(DAY);
    expect(server.outbox.upkeep.letGo('merged-1', server.clock.now())).toBe(false);
    expect(server.outbox.upkeep.setAside('merged-1', 'by-hand')).toBe(false);
    expect(server.states()).toContain('merged-1 set-aside divided');
  });

  it('fails the unreadable part, and delivers the rest', async () => {
    let isBroken = false;
    const server = waited(FIVE, (entry) => {
      if (!isBroken) server.outbox.damage('b');
      isBroken = true;
      return getSize(entry) > 4 ? refusal('message-too-large') : ACCEPTED;
    });
    server.deliverer.start();
    await server.clock.advance(DAY);
    expect(server.told().toSorted()).toEqual(['a', 'c', 'd', 'e']);
    expect(server.states()).toContain('b failed record-unreadable');
  });

  it('stays whole if the server may have accepted it', async () => {
    let count = 0;
    const server = waited(FIVE, () => {
      count += 1;
      if (count === 1) return { kind: 'retry', problem: 'timeout', reply: '', isMaybeDelivered: true };
      return refusal('message-too-large');
    });
    server.deliverer.start();
    await server.clock.advance(DAY);
    expect(new Set(server.mail.given.map(({ messageId }) => messageId)).size).toBe(1);
    expect(server.states().at(-1)).toBe('merged-1 failed message-too-large');
  });

  it('stays whole if it was not refused for its content', async () => {
    const server = waited(FIVE, () => refusal('recipient-refused'));
    server.deliverer.start();
    await server.clock.advance(DAY / 2);
    expect(server.states().at(-1)).toBe('merged-1 failed recipient-refused');
    expect(server.mail.given).toHaveLength(1);
  });

  it('is divided only after its refusal was recorded', async () => {
    const server = waited(FIVE, (entry) => (getSize(entry) > 3 ? refusal('message-too-large') : ACCEPTED));
    server.outbox.isDiskFull = true;
    server.deliverer.start();
    await server.clock.advance(1_000);
    server.outbox.isDiskFull = false;
    await server.clock.advance(DAY);
    expect(server.told().toSorted()).toEqual(FIVE);
    expect(server.states()).toContain('merged-1 set-aside divided');
  });
});
