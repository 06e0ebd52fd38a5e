import type { Texts } from '../texts/i18n';
import type { Repetition } from './coming-run';

/** Which repetition of a test comes, and of how many. */
export function repetitionInWords({ purpose, number, of }: Repetition, texts: Texts): string {
  return texts(`common:repetition.${purpose}`, { number, of });
}
