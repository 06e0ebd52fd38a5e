import type { Occasion, Verdict } from '../../shared/rules/verdict';
import type { OutboxDraft } from '../core/ports';
import type { Reader } from '../core/reader';
import type { ReportAttacher } from './report-attacher';
import type { Teller } from './teller';

export interface DigestWriterDeps {
  readonly reader: Reader;
  readonly teller: Pick<Teller, 'composeOccasion' | 'draftOccasion' | 'wordingContext'>;
  /** Attaches what goes out with a digest; never rejects. */
  readonly attach: ReportAttacher['attach'];
  readonly log: (sentence: string, error?: unknown) => void;
}

/**
 * Composes digests. Their many runs are read and summarised in the reader process, so that the main process stays
 * responsive.
 */
export class DigestWriter {
  readonly #deps: DigestWriterDeps;

  constructor(deps: DigestWriterDeps) {
    this.#deps = deps;
  }

  /** Composes the messages of a due digest. If the reader process fails, the runs are read here. */
  async compose(occasion: Occasion, verdict: Verdict): Promise<readonly OutboxDraft[]> {
    return this.#deps.attach(occasion, verdict, await this.#compose(occasion, verdict));
  }

  async #compose(occasion: Occasion, verdict: Verdict): Promise<readonly OutboxDraft[]> {
    const { reader, teller, log } = this.#deps;
    try {
      const message = await reader.ask('digest', occasion, verdict, teller.wordingContext());
      return teller.draftOccasion(occasion, verdict, message);
    } catch (error) {
      log('The reader could not compose a digest; the main process composes it', error);
      return teller.composeOccasion(occasion, verdict);
    }
  }
}
