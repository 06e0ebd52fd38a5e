import type { Occasion, Verdict } from '../../shared/rules/verdict';
import type { OutboxDraft } from '../core/ports';
import type { Reader } from '../core/reader';
import type { Teller } from './teller';

export interface DigestWriterDeps {
  readonly reader: Reader;
  readonly teller: Pick<Teller, 'composeOccasion' | 'draftOccasion' | 'wordingContext'>;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** Writes digests. Their many runs are read and summed up by the reader, while everything else has its turn. */
export class DigestWriter {
  readonly #deps: DigestWriterDeps;

  constructor(deps: DigestWriterDeps) {
    this.#deps = deps;
  }

  /** The messages of a digest that is due. Where the reader fails, its runs are read here. */
  async compose(occasion: Occasion, verdict: Verdict): Promise<readonly OutboxDraft[]> {
    const { reader, teller, log } = this.#deps;
    try {
      const message = await reader.ask('digest', occasion, verdict, teller.wordingContext());
      return teller.draftOccasion(occasion, verdict, message);
    } catch (error) {
      log('The reader could not write a digest; it is written without', error);
      return teller.composeOccasion(occasion, verdict);
    }
  }
}
