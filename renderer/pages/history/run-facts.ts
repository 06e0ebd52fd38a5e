import { MINUTE_MS } from '../../../shared/durations';
import { formatDateTime, formatDuration, type TimeStyle } from '../../../shared/texts/format-time';
import type { Texts } from '../../../shared/texts/i18n';
import type { Run } from '../../../shared/run';
import type { Fact } from '../../components/facts';

/** A clock that is corrected by less says nothing about what was recorded. */
const AHEAD_MS = 2 * MINUTE_MS;

/** A run that starts this long after its slot was late. */
const LATE_MS = MINUTE_MS;

/** How a run came about: who asked for it, when it was planned, and how long it took. */
export function originFacts(run: Run, texts: Texts, style: TimeStyle, now = Date.now()): readonly Fact[] {
  const facts: Fact[] = [{ name: texts('history:origin.trigger'), value: triggerInWords(run, texts) }];
  if (run.importedFrom !== undefined) {
    const source = texts(`imports:source.${run.importedFrom}`);
    facts.push({ name: texts('history:origin.imported'), value: source });
  }
  const schedule = run.schedule?.name ?? '';
  if (schedule !== '') facts.push({ name: texts('history:origin.schedule'), value: schedule });
  if (run.slotAt !== null && run.slotAt !== run.startedAt) {
    facts.push({ name: texts('history:origin.slot'), value: slotInWords(run.slotAt, run, texts, style) });
  }
  if (run.outcome === 'missed') {
    if (run.slots > 1) {
      const words = { count: run.slots, time: formatDateTime(run.finishedAt, style) };
      facts.push({ name: texts('history:origin.missed'), value: texts('history:origin.missedUntil', words) });
    }
  } else if (run.outcome !== 'running' && run.finishedAt > run.startedAt) {
    const took = formatDuration(run.finishedAt - run.startedAt, style.language);
    facts.push({ name: texts('history:origin.took'), value: took });
  }
  if (run.startedAt > now + AHEAD_MS) {
    facts.push({ name: texts('history:origin.dated'), value: texts('history:origin.ahead') });
  }
  facts.push({ name: texts('history:origin.id'), value: run.id });
  return facts;
}

/** What asked for a run; of one that was imported, the program that it comes from. */
export function originInWords(run: Run, texts: Texts): string {
  if (run.importedFrom === undefined) return triggerInWords(run, texts);
  return texts('imports:from', { source: texts(`imports:source.${run.importedFrom}`) });
}

/** What asked for a run; of a repetition, which one it is. */
function triggerInWords({ trigger, retryOf }: Run, texts: Texts): string {
  const words = texts(`common:trigger.${trigger}`);
  return retryOf === undefined
    ? words
    : texts('history:origin.repetition', { trigger: words, number: retryOf.number });
}

/** When a run was planned, and how late it began where that was more than a moment. */
function slotInWords(slotAt: number, { startedAt }: Run, texts: Texts, style: TimeStyle): string {
  const time = formatDateTime(slotAt, style);
  const lateMs = startedAt - slotAt;
  if (lateMs < LATE_MS) return time;
  return texts('history:origin.late', { time, late: formatDuration(lateMs, style.language) });
}
