import { textsIn } from '../../shared/texts/i18n';
import type { OutboxEntry } from '../../shared/messages/message';
import type { Settings } from '../../shared/settings';
import { withLateness } from '../core/messages/late';
import type { OutboxUpkeep } from '../core/outbox-upkeep';
import type { OutboxStore } from '../core/outbox';
import type { DelivererDeps } from '../delivery/deliverer';
import { Merger } from '../delivery/merger';
import { Reconciler } from '../delivery/reconciler';
import type { FakeClock } from './fake-clock';
import { ALL_TOLD, draftContext } from './messages';

/** What a deliverer does beside carrying, for real: it merges, says what is late, and notes what was accepted. */
export function deliveringWith(
  outbox: OutboxStore,
  upkeep: OutboxUpkeep,
  clock: FakeClock,
  settings: Settings = ALL_TOLD,
) {
  const accepted: string[] = [];
  const merger = new Merger({ outbox, clock, words: wordsThatCount() });
  const style = { texts: textsIn('en'), language: 'en', timeZone: 'UTC' } as const;
  const reconciler = new Reconciler({
    upkeep,
    clock,
    settings: () => settings,
    entry: () => null,
    quietUntil: () => null,
  });
  return {
    outbox,
    clock,
    timers: clock,
    random: () => 0,
    onChange: () => undefined,
    log: () => undefined,
    reconciler,
    merge: (channel) => merger.merge(channel),
    divide: (entry, attempt) => merger.divide(entry, attempt),
    prepare: (entry) => withLateness(entry, clock.now(), style),
    redact: (text) => text,
    onAccepted: ({ id }: OutboxEntry, reply) => void accepted.push(`${id} ${reply}`),
    accepted,
  } satisfies Partial<DelivererDeps> & { readonly accepted: readonly string[] };
}

function wordsThatCount() {
  const context = draftContext();
  let count = 0;
  return () => ({ ...context, newId: () => `merged-${(count += 1)}` });
}
