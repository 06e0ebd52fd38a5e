import { getFirstMoment, localTimeAt } from './local-time';

const FORM = /^(\d{4,6})-(\d\d)-(\d\d)T(\d\d):(\d\d)/;

/** A moment as a field for day and time shows it, to the minute: `2026-11-23T14:37` by the clock of a zone. */
export function toTypedMoment(at: number, timeZone: string): string {
  return new Date(localTimeAt(at, timeZone)).toISOString().slice(0, '2026-11-23T14:37'.length);
}

/**
 * The first moment at which the clock of a zone shows what was typed, in ms since the epoch; right after a lost hour for
 * a time within it. Null for what is no time, and for one before 1970.
 */
export function parseTypedMoment(text: string, timeZone: string): number | null {
  const parts = FORM.exec(text);
  if (parts === null) return null;
  const local = Date.parse(`${parts[0]}Z`);
  const at = Number.isNaN(local) ? Number.NaN : getFirstMoment(local, timeZone);
  return at >= 0 ? at : null;
}
