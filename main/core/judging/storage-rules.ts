import type { RecordingState } from '../../../shared/recording/recording';
import type { Rule } from '../../../shared/rules/rules';
import type { StoredEvent } from '../../../shared/recording/storage-event';
import { isTelling } from '../../../shared/rules/verdict';
import { breach } from './examine';
import { judgeSight, type JudgeContext } from './judge';
import type { WatchFinding } from './watched-rules';

/** Observations of Linewatch’s files. */
export interface StorageSight extends Pick<JudgeContext, 'settings' | 'memories' | 'quietUntil'> {
  readonly now: number;
  readonly recording: RecordingState;
}

/** The finding of a rule about a file event. Each event is reported separately, whatever was reported before. */
export function judgeEvent(rule: Rule, { at, event }: StoredEvent, sight: StorageSight): WatchFinding {
  const { verdict } = judgeSight(rule, breach(true), { at, now: sight.now }, { ...sight, memories: {} });
  return { memories: {}, verdict, detail: isTelling(verdict) ? { kind: 'storage', event } : null };
}

/**
 * The finding of a rule about results that cannot be recorded, or about the end of that state; null if there is
 * nothing to judge.
 */
export function judgeRecording(rule: Rule, sight: StorageSight): WatchFinding | null {
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
