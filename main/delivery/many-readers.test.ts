import { describe, expect, it } from 'vitest';
import type { OutboxEntry } from '../../shared/messages/message';
import type { DeliveryProblem } from '../../shared/messages/delivery-problems';
import type { DeliveryResult } from '../core/ports';
import { deliveringWith } from '../testing/delivering';
import { mailDraft } from '../testing/drafts';
import { FakeClock } from '../testing/fake-clock';
import { InMemoryOutbox } from '../testing/in-memory-outbox';
import { mailingTo } from '../testing/reconciling';
import { ACCEPTED, ScriptedChannel } from '../testing/scripted-channel';
import { Deliverer } from './deliverer';

const READERS = ['a@example.org', 'b@example.org', 'c@example.org'] as const;
const RUNS = [1, 2, 3, 4, 5];

/** Mails about five runs to three recipients, one of whom the server refuses. */
async function turningAway(refused: string, answer: DeliveryResult) {
  const clock = new FakeClock();
  const outbox = new InMemoryOutbox(clock);
  const mail = new ScriptedChannel(
    'mail',
    Array.from(
      { length: 1_000 },
      () =>
        ({ recipient }: OutboxEntry) =>
          Promise.resolve(recipient === refused ? answer : ACCEPTED),
    ),
  );
  const deliverer = new Deliverer({
    ...deliveringWith(outbox, outbox.upkeep, clock, mailingTo(...READERS)),
    channels: [mail],
  });
  for (const run of RUNS) {
    for (const recipient of READERS) {
      const id = `${recipient[0]}${run}`;
      outbox.add([mailDraft({ id, runId: `run-${run}`, recipient, messageId: `<${id}@a41f.linewatch>` })]);
    }
  }
  deliverer.start();
  await clock.advance(1_000);
  await deliverer.stop();
  return outbox.all();
}

const ONE_READER: readonly DeliveryProblem[] = [
  'recipient-refused',
  'mailbox-full',
  'policy-refused',
  'message-refused',
  'message-too-large',
  'temporary',
];

describe.each(READERS)('a server that refuses %s', (refused) => {
  it.each(
    ONE_READER.flatMap((problem) =>
      (['failed', 'blocked', 'retry'] as const).map((kind) => [problem, kind] as const),
    ),
  )('with %s, permanently or temporarily (%s), accepts the mails to the others', async (problem, kind) => {
    const wait = kind === 'retry' ? { retryAfterMs: 3_600_000 } : {};
    const reply = '550 5.1.1 not here';
    const entries = await turningAway(refused, {
      kind,
      problem,
      reply,
      isMaybeDelivered: false,
      ...wait,
    });
    const others = entries.filter(({ recipient }) => recipient !== refused);
    expect(others.map(({ id, state }) => `${id} ${state}`)).toEqual(
      RUNS.flatMap((run) => READERS.filter((one) => one !== refused).map((one) => `${one[0]}${run} sent`)),
    );
    const [first] = entries.filter(({ recipient }) => recipient === refused);
    expect(first).toMatchObject({ state: kind === 'retry' ? 'pending' : kind, cause: problem });
  });
});
