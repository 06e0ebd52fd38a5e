import type { RecordingState } from '../../../shared/recording';
import { DEFAULT_RULES, type Rule } from '../../../shared/rules';
import type { StoredEvent } from '../../../shared/storage-event';
import { isTelling, type OccasionDetail, type Verdict } from '../../../shared/verdict';
import { breach } from './examine';
import { judgeSight, type JudgeContext } from './judge';
import type { RuleMemory } from './memory';

/** What can be seen of the files of Linewatch. */
export interface StorageSight extends Pick<JudgeContext, 'settings' | 'memories' | 'quietUntil'> {
  readonly now: number;
  readonly recording: RecordingState;
}

/** What one rule finds. `detail` is null where nothing is worth an occasion. */
export interface StorageFinding {
  /** What the rule remembers from now on, by the id of the memory; empty where it need not remember anything. */
  readonly memories: Readonly<Record<string, RuleMemory>>;
  readonly verdict: Verdict;
  readonly detail: OccasionDetail | null;
}

/** What counts where the user's own list says nothing of the files of Linewatch. */
const DEFAULT_STORAGE_RULES = DEFAULT_RULES.filter(isAboutStorage);

/**
 * The rules that tell of what happens to the files of Linewatch. A list that does not know of such rules, as those of
 * earlier versions, has the usual one: that results are lost is worth a message to whoever wants any. Who wants none
 * switches it off.
 */
export function storageRules({ rules }: JudgeContext['settings']): readonly Rule[] {
  const own = rules.filter(isAboutStorage);
  return own.length > 0 || rules.length === 0 ? own : DEFAULT_STORAGE_RULES;
}

function isAboutStorage({ condition }: Rule): boolean {
  return condition.kind === 'storage';
}

/** What a rule makes of an event. Each event is told for itself: what the rule told before keeps none quiet. */
export function judgeEvent(rule: Rule, { at, event }: StoredEvent, sight: StorageSight): StorageFinding {
  const { verdict } = judgeSight(rule, breach(true), { at, now: sight.now }, { ...sight, memories: {} });
  return { memories: {}, verdict, detail: isTelling(verdict) ? { kind: 'storage', event } : null };
}

/** What a rule makes of results that cannot be recorded, and of the end of that; null where there is nothing to judge. */
export function judgeRecording(rule: Rule, sight: StorageSight): StorageFinding | null {
  const { recording, now } = sight;
  const memoryId = `${rule.id}/recording`;
  const remembered = sight.memories[memoryId];
  const isOver = recording.kind === 'fine';
  if (isOver && (remembered === undefined || remembered.breachedSince === null)) return null;
  const moment = { at: isOver ? now : recording.since, now };
  const memories = { [rule.id]: remembered };
  const { verdict, memory } = judgeSight(rule, breach(!isOver), moment, { ...sight, memories });
  return {
    memories: { [memoryId]: memory },
    verdict,
    detail: isTelling(verdict) ? { kind: 'recording', state: recording } : null,
  };
}
