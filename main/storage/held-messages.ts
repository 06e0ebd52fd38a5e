import type { Database } from './sqlite';

const HOLD = `UPDATE outbox SET held_until = :until, next_attempt_at = :until
  WHERE state = 'pending' AND held_until > :now AND next_attempt_at >= held_until`;

/**
 * Gives another end to what quiet hours hold back at `now`; an end at `now` lets it go. What a person has asked for
 * meanwhile is no longer held back, and is left as it is.
 */
export function holdUntil(database: Database, until: number, now: number): void {
  database.prepare(HOLD).run({ until, now });
}
