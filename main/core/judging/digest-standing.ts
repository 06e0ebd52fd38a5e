import { localTimeAt } from '../../../shared/local-time';
import type { DigestCondition } from '../../../shared/rules/rules';
import { digestAfter, digestBegin } from './digest-due';
import type { DigestMark, RuleMemory } from './memory';

/** The stretch of time that a digest tells of. */
export interface DigestStretch {
  readonly from: number;
  readonly to: number;
}

/** Whether a digest is due, and what is to be remembered of it. */
export interface DigestStanding {
  /** Null while none is due. */
  readonly due: DigestStretch | null;
  readonly memory: { readonly dueAt: number; readonly digest: DigestMark };
}

type Remembered = Pick<RuleMemory, 'dueAt' | 'digest'>;

/** What a digest goes on from: the end of the newest stretch that counts, and its date. */
interface Base {
  readonly to: number;
  readonly date: string;
}

/** Before every date. */
const NO_DATE = '';

/**
 * Where a digest stands at a moment. Each local date gets one digest at most, whichever zone the computer is in, and
 * none is lost on the way: what is due follows from what was told last, at every look. A digest never comes earlier
 * than its clock time says; after a long absence only the newest stretch is told.
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

/** A memory of an earlier version knows only when the next digest is due. */
function isDueByDate({ dueAt, digest }: Remembered, now: number): boolean {
  return digest === null && dueAt !== null && dueAt <= now;
}

/** What holds of what is remembered; a digest whose period or clock time was changed begins again. */
function getMark({ every, at }: DigestCondition, { digest }: Remembered, now: number): DigestMark {
  const isSame = digest?.every === every && digest.at === at;
  const { told, beganAt } = isSame ? digest : { told: null, beganAt: null };
  if (told !== null && told.to <= now) return { every, at, told, beganAt: null };
  return { every, at, told, beganAt: beganAt === null || beganAt > now ? now : beganAt };
}

function getBase({ told, beganAt }: DigestMark, now: number): Base {
  return beganAt === null && told !== null ? told : { to: beganAt ?? now, date: NO_DATE };
}

/** When the first digest after a stretch is due: at a later date, since a journey to the west repeats hours. */
function firstAfter(condition: DigestCondition, { to, date }: Base, timeZone: string): number {
  let due = digestAfter(condition, to, timeZone);
  while (Number.isFinite(due) && getDate(due, timeZone) <= date) due = digestAfter(condition, due, timeZone);
  return due;
}

/** The local date of a digest; of one in an hour that the clock leaves out, the date before that hour. */
function getDate(dueAt: number, timeZone: string): string {
  return new Date(localTimeAt(dueAt - 1, timeZone)).toISOString().slice(0, 'YYYY-MM-DD'.length);
}
