import type { TextStyle } from '../../../shared/texts/text-style';
import type { Texts } from '../../../shared/texts/i18n';
import type { RecordedRun } from '../../../shared/ipc';
import type { DeliveryAttempt, OutboxEntry } from '../../../shared/messages/message';
import type { EndedRun } from '../../../shared/run';
import type { Occasion, Verdict } from '../../../shared/rules/verdict';
import { verdictInWords } from '../../../shared/rules/verdict-words';
import { iso } from '../iso-time';
import { runJson } from './run-json';

/** The language, the zone and the unit that findings are worded in. */
export interface ExportWords {
  readonly texts: Texts;
  readonly style: TextStyle;
}

/** A run that has ended, with what the rules found and what became of the messages about it. */
export interface RunAccount extends Pick<RecordedRun, 'verdicts' | 'messages' | 'note'> {
  readonly run: EndedRun;
}

/** The same of something that the clock found. */
export interface OccasionAccount extends Pick<RecordedRun, 'verdicts' | 'messages'> {
  /** Its detail is null where what is stored of it cannot be read. */
  readonly occasion: Omit<Occasion, 'detail'> & { readonly detail: Occasion['detail'] | null };
}

/** A run with its ledger: the documented fields, times in ISO 8601 UTC, absent values null. */
export function runAccountJson({ run, note, ...ledger }: RunAccount, words: ExportWords) {
  return {
    ...runJson(run),
    plannedFor: iso(run.slotAt),
    note: note?.text ?? null,
    ...ledgerJson(ledger, words),
  };
}

/** An occasion with its ledger. */
export function occasionAccountJson({ occasion, ...ledger }: OccasionAccount, words: ExportWords) {
  return {
    id: occasion.id,
    at: iso(occasion.at),
    occasion: occasion.detail,
    ...ledgerJson(ledger, words),
  };
}

function ledgerJson({ verdicts, messages }: Omit<RunAccount, 'run'>, words: ExportWords) {
  return {
    rules: verdicts.map((verdict) => verdictJson(verdict, messages, words)),
    messages: messages.map(messageJson),
  };
}

function verdictJson(verdict: Verdict, messages: readonly OutboxEntry[], { texts, style }: ExportWords) {
  const { rule, finding, channels, isTelling } = verdictInWords(verdict, messages, texts, style);
  const { reason, cause = null, value, limit, count, since } = verdict;
  const { condition } = verdict.rule;
  return {
    id: verdict.rule.id,
    name: rule,
    tells: isTelling,
    reason,
    cause,
    finding,
    figure: condition.kind === 'figure' ? condition.figure : null,
    value,
    limit,
    count,
    since: iso(since),
    confirmed: verdict.isConfirmed,
    nextTry: nextTryJson(verdict.nextTry),
    tries: (verdict.tries ?? []).map((one) => ({ ...one, startedAt: iso(one.startedAt) })),
    heldUntil: iso(verdict.heldUntil),
    channels: channels.map(({ channel, words, reply }) => ({
      channel,
      decision: verdict.channels[channel],
      words,
      reply,
    })),
  };
}

function nextTryJson(next: Verdict['nextTry']) {
  return next === undefined ? null : { ...next, at: iso(next.at) };
}

function messageJson({ id, kind, channel, recipient, messageId, state, message, ...entry }: OutboxEntry) {
  return {
    id,
    kind,
    channel,
    recipient,
    messageId,
    state,
    title: message.title,
    writtenAt: iso(entry.createdAt),
    heldUntil: iso(entry.heldUntil),
    mergedInto: entry.mergedInto,
    attempts: entry.attempts.map(attemptJson),
  };
}

function attemptJson({ startedAt, finishedAt, outcome, problem, reply, isMaybeDelivered }: DeliveryAttempt) {
  return {
    startedAt: iso(startedAt),
    finishedAt: iso(finishedAt),
    outcome,
    problem,
    reply,
    mayHaveArrived: isMaybeDelivered,
  };
}
