import type { DeliveryAttempt } from '../../shared/messages/message';
import type { DeliveryProblem } from '../../shared/messages/delivery-problems';
import type { Settings } from '../../shared/settings';
import type { OutboxDraft } from '../core/ports';
import { Reconciler } from '../delivery/reconciler';
import { mailDraft } from './drafts';
import { FakeClock } from './fake-clock';
import { InMemoryOutbox } from './in-memory-outbox';
import { ALL_TOLD } from './messages';

/** Mail to these readers, otherwise as everybody has it. */
export function mailingTo(...to: readonly string[]): Settings {
  const { channels } = ALL_TOLD;
  return { ...ALL_TOLD, channels: { ...channels, mail: { ...channels.mail, to: [...to] } } };
}

/** An outbox in memory and what reconciles it, with settings that a test changes. */
export function reconciling() {
  const clock = new FakeClock();
  const outbox = new InMemoryOutbox(clock);
  const world = { settings: mailingTo('you@example.org'), quietUntil: null as number | null };
  const restarted = () =>
    new Reconciler({
      upkeep: outbox.upkeep,
      entry: (id) => outbox.entry(id),
      settings: () => world.settings,
      quietUntil: () => world.quietUntil,
      clock,
    });
  const reconciler = restarted();
  /** Writes a mail about a run of its own, unless told otherwise. */
  const write = (id: string, change: Partial<OutboxDraft> = {}) =>
    outbox.add([mailDraft({ id, runId: `run-of-${id}`, messageId: `<${id}@a41f.linewatch>`, ...change })]);
  /** Lets every due message of a channel meet this problem; the states after it, by id. */
  const meet = (
    problem: DeliveryProblem,
    state: 'pending' | 'blocked' | 'failed',
    channel: OutboxDraft['channel'] = 'mail',
  ) => {
    const now = clock.now();
    const attempt: DeliveryAttempt = {
      startedAt: now,
      finishedAt: now,
      outcome: state === 'pending' ? 'retry' : state,
      problem,
      reply: '',
      isMaybeDelivered: false,
    };
    const next = state === 'pending' ? { state, nextAttemptAt: now + 30_000 } : { state };
    for (const { id } of outbox.lease(channel, now, 100)) {
      outbox.settle(id, attempt, next, reconciler.way(channel));
    }
  };
  const due = () => outbox.all().filter((one) => one.state === 'pending' && one.nextAttemptAt <= clock.now());
  return {
    clock,
    outbox,
    world,
    reconciler,
    restarted,
    write,
    meet,
    /** What would be taken now. */
    due: () => due().map(({ id }) => id),
    states: () => outbox.all().map(({ id, state, cause }) => [id, state, cause].join(' ').trim()),
  };
}
