import type { ChannelKind } from '../../../shared/channels';
import { highest } from '../../../shared/extremes';
import type { RuleMemory, Telling } from './memory';

/** More messages of one state are never weighed against each other. */
const MAX_TELLINGS = 20;

/** What became of a message that tells of a rule, over all its channels and readers. */
export type TellingFate = 'accepted' | 'open' | 'lost';

/** A memory after the rule has written a message at `now`. Whether it arrives is not known yet. */
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

/** When a message of this state was accepted last, by anybody; null when none was. */
export function getHeardAt({ toldAt, heardAt, tellings }: RuleMemory): number | null {
  // Memories of the first versions have only `toldAt`, and so has whatever needs no proof.
  return tellings.length === 0 ? toldAt : heardAt;
}

/** When the rule wrote its newest message that has not arrived; null where there is none. */
export function getAskedAt({ tellings }: RuleMemory): number | null {
  return latest(tellings.map(({ at }) => at));
}

/**
 * What a rule has told by what became of its messages: one that arrived is told, one that is still on its way counts as
 * told, and one that was lost never was. A lost one is still watched, since its cause may be put right.
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
