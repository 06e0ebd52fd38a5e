import { networkLabel } from '../../../shared/network-label';
import { NO_PLAN, type Plan } from '../../../shared/plan';
import type { Message } from '../../../shared/messages/message';
import type { EndedRun } from '../../../shared/run';
import type { Occasion, Verdict } from '../../../shared/rules/verdict';
import { verdictsTold } from '../judging/judge';
import type { OutboxDraft } from '../ports';
import { draftsFor, eachChannel, holding, type WordContext } from './drafts';
import { composeOccasion } from './occasion';
import type { OccasionInput } from './occasion-input';

/** An occasion with the verdict of its rule. */
export interface JudgedOccasion {
  readonly occasion: Occasion;
  readonly verdict: Verdict;
}

/** The runs of a digest and of the range before it, and their comparability. */
export interface ComparedRuns {
  readonly runs: readonly EndedRun[];
  readonly compare: OccasionInput['compare'];
  readonly networks?: OccasionInput['networks'];
  readonly availability?: OccasionInput['availability'];
  readonly availabilityIn?: OccasionInput['availabilityIn'];
  /** The plan of the network that they are of. */
  readonly plan: Plan;
}

/** For occasions other than digests. */
export const NO_RUNS: ComparedRuns = { runs: [], compare: () => ({}), plan: NO_PLAN };

/** The messages of an occasion: one for each recipient of each channel. */
export function draftOccasion(
  judged: JudgedOccasion,
  runs: ComparedRuns,
  context: WordContext,
): readonly OutboxDraft[] {
  return draftWorded(judged, wordOccasion(judged, runs, context), context);
}

/** The messages of an occasion that was composed already. */
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

/**
 * Composes the message of an occasion. If that throws, a plain message takes its place, so that neither the message
 * nor the record in the same transaction is lost.
 */
export function wordOccasion(
  { occasion, verdict }: JudgedOccasion,
  { runs, compare, networks, availability = null, availabilityIn, plan }: ComparedRuns,
  { settings, texts, language, timeZone, log }: WordContext,
): Message {
  try {
    const words = { texts, language, timeZone, rateUnit: settings.display.rateUnit };
    const { rules } = settings;
    const compared = { runs, compare, networks, availability, availabilityIn, plan };
    const nameNetwork = (network: string) => networkLabel(network, settings.networks);
    return composeOccasion({ occasion, verdict, ...compared, rules, nameNetwork, ...words });
  } catch (error) {
    log('A message could not be composed; a plain one takes its place', error);
    return plainMessage(occasion);
  }
}

/** All data of an occasion, in English and without any formatting that could fail. */
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
