import type { Occasion } from '../../shared/rules/verdict';
import type { Judgement } from '../core/judging/judge';
import { aboutOccasion } from '../core/judging/told';
import type { WatchFinding } from '../core/judging/watched-rules';
import type { Kickable, OccasionStore, OutboxDraft } from '../core/ports';

export interface RecordOccasionDeps {
  readonly occasions: Pick<OccasionStore, 'record'>;
  readonly deliverer: Kickable;
  readonly onChanged: () => void;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** An occasion with everything that is recorded about it. */
export interface JudgedOccasionRecord {
  readonly occasion: Occasion;
  readonly judgement: Judgement;
  readonly messages: readonly OutboxDraft[];
}

/** The judgement of an occasion, with the rule memory that follows from it. */
export function judgementAbout(
  { id }: Occasion,
  { memories, verdict }: Pick<WatchFinding, 'memories' | 'verdict'>,
): Judgement {
  const remembered = Object.entries(memories).map(
    ([key, memory]) => [key, aboutOccasion(memory, id)] as const,
  );
  return { verdicts: [verdict], memories: Object.fromEntries(remembered) };
}

/**
 * Records an occasion with its judgement and messages in one transaction, then starts delivery.
 *
 * @throws errors of the database; nothing is sent then
 */
export function recordOccasion(
  { occasions, deliverer, onChanged, log }: RecordOccasionDeps,
  { occasion, judgement, messages }: JudgedOccasionRecord,
): void {
  occasions.record(occasion, judgement, messages);
  log(`Occasion ${occasion.id}: ${occasion.detail.kind}, ${messages.length} message(s) to send`);
  deliverer.kick();
  onChanged();
}
