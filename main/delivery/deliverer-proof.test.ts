import { expect, it } from 'vitest';
import { deliveringWith } from '../testing/delivering';
import { mailDraft } from '../testing/drafts';
import { FakeClock } from '../testing/fake-clock';
import { InMemoryOutbox } from '../testing/in-memory-outbox';
import { ACCEPTED, openAnswer, ScriptedChannel } from '../testing/scripted-channel';
import { Deliverer } from './deliverer';

it('an acceptance does not count as proof for settings that changed during the attempt', async () => {
  const { answer, give } = openAnswer();
  const clock = new FakeClock();
  const outbox = new InMemoryOutbox(clock);
  const delivering = deliveringWith(outbox, outbox.upkeep, clock);
  const nothing = () => undefined;
  let way = 'old server';
  const deliverer = new Deliverer({
    ...delivering,
    reconciler: {
      start: nothing,
      align: nothing,
      look: nothing,
      attempted: nothing,
      accepted: nothing,
      way: () => way,
    },
    channels: [new ScriptedChannel('mail', [answer])],
    onChange: nothing,
    log: nothing,
  });
  outbox.add([mailDraft({ id: 'a' })]);
  deliverer.start();
  way = 'new server';
  give(ACCEPTED);
  await deliverer.idle();
  expect(outbox.all()).toMatchObject([{ id: 'a', state: 'sent' }]);
  expect(delivering.accepted).toEqual([]);
  outbox.add([mailDraft({ id: 'b', runId: 'run-2', messageId: '<b@test.linewatch>' })]);
  deliverer.kick();
  await deliverer.idle();
  expect(delivering.accepted).toEqual([`b ${ACCEPTED.reply}`]);
});
