import { expect } from 'vitest';
import { meaningOfReply, type LoginState } from '../channels/mail/smtp/meaning';
import type { SmtpPhase } from '../channels/mail/smtp/rules';

/** What a server said to what, and what it means: `kind problem`. */
export type ReplyRow = readonly [phase: SmtpPhase, reply: string, meaning: string, login?: LoginState];

/** Holds a reply to its meaning, after a login unless the row says otherwise. */
export function expectMeaning([phase, reply, meaning, login = 'accepted']: ReplyRow): void {
  const { kind, problem } = meaningOfReply(reply, phase, login);
  expect(`${kind} ${problem}`).toBe(meaning);
}
