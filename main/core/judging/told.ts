import type { ChannelKind } from '../../../shared/channels';
import { highest } from '../../../shared/extremes';
import type { RuleMemory, Telling } from './memory';

/** Maximum number of unsettled reports of one state. */
const MAX_TELLINGS = 20;

/** Delivery state of a report, over all its channels and recipients. */
export type TellingFate = 'accepted' | 'open' | 'lost';

/** The memory after the rule has composed a message at `now`. Its delivery is not known yet. */
export function withTelling(
  memory: RuleMemory,
  now: number,
  about: { readonly runId: string | null; readonly channels: readonly ChannelKind[] },
): RuleMemory {
  const telling: Telling = { at: now, runId: about.runId, occasionId: null, channels: about.channels };
  return {
    ...memory,
    toldAt: now,
    heardAt: getHeardAt(memory),
    tellings: [...memory.tellings, telling].slice(-MAX_TELLINGS),
  };
}

/** The memory of a rule whose newest message is about this occasion. */
export function aboutOccasion(memory: RuleMemory, occasionId: string): RuleMemory {
  const tellings = memory.tellings.map((telling) =>
    telling.runId === null && telling.occasionId === null ? { ...telling, occasionId } : telling,
  );
  return { ...memory, tellings };
}

/** When a message of this state was last accepted for any recipient; null if none was. */
export function getHeardAt({ toldAt, heardAt, tellings }: RuleMemory): number | null {
  // Memories of the first versions, and rules that need no proof, have only `toldAt`.
  return tellings.length === 0 ? toldAt : heardAt;
}

/** When the rule composed its newest message that has not arrived; null if there is none. */
export function getAskedAt({ tellings }: RuleMemory): number | null {
  return latest(tellings.map(({ at }) => at));
}

/**
 * Updates the memory with the delivery state of its messages: accepted ones and those still being delivered count as
 * reported, lost ones do not. Lost messages stay in the list, since their cause may be corrected.
 */
export function settleTold(memory: RuleMemory, findFate: (telling: Telling) => TellingFate): RuleMemory {
  if (memory.tellings.length === 0) return memory;
  const fates = memory.tellings.map((telling) => ({ telling, fate: findFate(telling) }));
  const getTimes = (fate: TellingFate) =>
    fates.filter((one) => one.fate === fate).map(({ telling }) => telling.at);
  const heardAt = latest([...getTimes('accepted'), ...asList(memory.heardAt)]);
  return {
    ...memory,
    heardAt,
    toldAt: latest([...asList(heardAt), ...getTimes('open')]),
    tellings: fates.filter(({ fate }) => fate !== 'accepted').map(({ telling }) => telling),
  };
}

function asList(time: number | null): readonly number[] {
  return time === null ? [] : [time];
}

function latest(times: readonly number[]): number | null {
  return times.length === 0 ? null : highest(times);
}
