import type { Texts } from '../texts/i18n';
import type { BreakPlace } from './outages';

/** Where an outage points, with the evidence; says that it is not known where the evidence does not tell. */
export function placeInWords(place: BreakPlace, texts: Texts): string {
  return texts(`common:outage.place.${place}`);
}
