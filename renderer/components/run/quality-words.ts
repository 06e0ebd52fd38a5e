import type { Texts } from '../../../shared/texts/i18n';
import { QUALITIES, USES, type QualityScores, type Use } from '../../../shared/figures/quality-scores';

/** What a line is worth for one use, in words. */
export interface QualityWords {
  readonly use: Use;
  /** From 1 (bad) to 5 (great); null where too little was measured. */
  readonly level: number | null;
  readonly name: string;
  readonly quality: string;
}

/** What a line is good for; a use that too little was measured for says so. Empty where nothing is known of any. */
export function qualityInWords(scores: QualityScores, texts: Texts): readonly QualityWords[] {
  if (Object.keys(scores).length === 0) return [];
  return USES.map((use) => {
    const quality = scores[use];
    return {
      use,
      level: quality === undefined ? null : QUALITIES.indexOf(quality) + 1,
      name: texts(`common:use.${use}`),
      quality: quality === undefined ? texts('history:notMeasured') : texts(`message:quality.${quality}`),
    };
  });
}
