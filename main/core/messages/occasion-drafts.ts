import type { Message } from '../../../shared/messages/message';
import type { EndedRun } from '../../../shared/run';
import type { Occasion, Verdict } from '../../../shared/rules/verdict';
import { verdictsTold } from '../judging/judge';
import type { OutboxDraft } from '../ports';
import { draftsFor, eachChannel, holding, type WordContext } from './drafts';
import { composeOccasion } from './occasion';
import type { OccasionInput } from './occasion-input';

/** An occasion and what its rule made of it. */
export interface JudgedOccasion {
  readonly occasion: Occasion;
  readonly verdict: Verdict;
}

/** The runs that a digest speaks of and compares with, and how to compare them. */
export interface ComparedRuns {
  readonly runs: readonly EndedRun[];
  readonly compare: OccasionInput['compare'];
  readonly availability?: OccasionInput['availability'];
}

/** What other occasions speak of. */
export const NO_RUNS: ComparedRuns = { runs: [], compare: () => ({}) };

/** The messages of an occasion: one for each reader of each channel that is told. */
export function draftOccasion(
  judged: JudgedOccasion,
  runs: ComparedRuns,
  context: WordContext,
): readonly OutboxDraft[] {
  return draftWorded(judged, wordOccasion(judged, runs, context), context);
}

/** The same of an occasion that is worded already. */
export function draftWorded(
  judged: JudgedOccasion,
  message: Message,
  context: WordContext,
): readonly OutboxDraft[] {
  return eachChannel(context, (channel) => {
    const telling = verdictsTold([judged.verdict], channel);
    if (telling.length === 0) return [];
    const subject = { runId: null, occasionId: judged.occasion.id, kind: 'occasion' } as const;
    return draftsFor(
      channel,
      message,
      { ...subject, ...holding(telling, channel, context.settings) },
      context,
    );
  });
}

/** Words an occasion. A wording that fails must not lose the message, nor the record that is written with it. */
export function wordOccasion(
  { occasion, verdict }: JudgedOccasion,
  { runs, compare, availability = null }: ComparedRuns,
  { settings, texts, language, timeZone, log }: WordContext,
): Message {
  try {
    const words = { texts, language, timeZone };
    const { plan, rules } = settings;
    return composeOccasion({ occasion, verdict, runs, compare, availability, plan, rules, ...words });
  } catch (error) {
    log('The wording of a message failed; a plain one takes its place', error);
    return plainMessage(occasion);
  }
}

/** Everything that is known of an occasion, in English and without any formatting that could fail. */
function plainMessage({ at, detail }: Occasion): Message {
  return {
    tone: 'warning',
    title: `Linewatch: ${detail.kind}`,
    summary: `This message is plain because its usual wording failed. ${JSON.stringify(detail)}`,
    columns: [],
    rows: [],
    items: [],
    chart: null,
    data: null,
    language: 'en',
    method: `Found ${new Date(at).toISOString()}.`,
    because: 'You get this because of your rules.',
  };
}
