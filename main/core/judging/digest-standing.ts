import { localTimeAt } from '../../../shared/local-time';
import type { DigestCondition } from '../../../shared/rules/rules';
import { digestAfter, digestBegin } from './digest-due';
import type { DigestMark, RuleMemory } from './memory';

/** The range of time of a digest. */
export interface DigestStretch {
  readonly from: number;
  readonly to: number;
}

/** Whether a digest is due, and its new memory. */
export interface DigestStanding {
  /** Null if none is due. */
  readonly due: DigestStretch | null;
  readonly memory: { readonly dueAt: number; readonly digest: DigestMark };
}

type Remembered = Pick<RuleMemory, 'dueAt' | 'digest'>;

/** The newest range that counts: its end and its date. */
interface Base {
  readonly to: number;
  readonly date: string;
}

/** Sorts before every date. */
const NO_DATE = '';

/**
 * The state of a digest at a moment. Each local date has at most one digest in whatever time zone the computer is,
 * and none is lost on a journey: every check computes the due date from the last digest sent. A digest is never early
 * by its local clock time; after a long absence, only the newest range is sent.
 */
export function digestStanding(
  condition: DigestCondition,
  remembered: Remembered,
  now: number,
  timeZone: string,
): DigestStanding {
  const mark = getMark(condition, remembered, now);
  const base = getBase(mark, now);
  const first = firstAfter(condition, base, timeZone);
  const isDue = first <= now || isDueByDate(remembered, now);
  if (!isDue) return { due: null, memory: { dueAt: first, digest: mark } };
  const to = digestBegin(condition, digestAfter(condition, now, timeZone), timeZone);
  const isNext = mark.told !== null && first === to;
  const told = { to, date: getDate(to, timeZone) };
  return {
    due: { from: isNext ? base.to : digestBegin(condition, to, timeZone), to },
    memory: {
      dueAt: firstAfter(condition, told, timeZone),
      digest: { every: condition.every, at: condition.at, told, beganAt: null },
    },
  };
}

/** Memories of an earlier version contain only the next due time. */
function isDueByDate({ dueAt, digest }: Remembered, now: number): boolean {
  return digest === null && dueAt !== null && dueAt <= now;
}

/** The valid part of the memory; a digest whose period or time of day was changed starts anew. */
function getMark({ every, at }: DigestCondition, { digest }: Remembered, now: number): DigestMark {
  const isSame = digest?.every === every && digest.at === at;
  const { told, beganAt } = isSame ? digest : { told: null, beganAt: null };
  if (told !== null && told.to <= now) return { every, at, told, beganAt: null };
  return { every, at, told, beganAt: beganAt === null || beganAt > now ? now : beganAt };
}

function getBase({ told, beganAt }: DigestMark, now: number): Base {
  return beganAt === null && told !== null ? told : { to: beganAt ?? now, date: NO_DATE };
}

/** When the first digest after a range is due: at a later date, since a journey to the west repeats hours. */
function firstAfter(condition: DigestCondition, { to, date }: Base, timeZone: string): number {
  let due = digestAfter(condition, to, timeZone);
  while (Number.isFinite(due) && getDate(due, timeZone) <= date) due = digestAfter(condition, due, timeZone);
  return due;
}

/** The local date of a digest. In an hour that the clock skips, it is the date before that hour. */
function getDate(dueAt: number, timeZone: string): string {
  return new Date(localTimeAt(dueAt - 1, timeZone)).toISOString().slice(0, 'YYYY-MM-DD'.length);
}
