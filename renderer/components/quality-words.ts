import type { Texts } from '../../shared/i18n';
import type { Tone } from '../../shared/message';
import { qualityScores, USES, type Quality, type Use } from '../../shared/quality-scores';
import type { Figures } from '../../shared/run';

/** What a line is worth for one use, in words. */
export interface QualityWords {
  readonly use: Use;
  readonly tone: Tone;
  readonly name: string;
  readonly quality: string;
}

const TONES: Readonly<Record<Quality, Tone>> = {
  bad: 'bad',
  poor: 'warning',
  average: 'neutral',
  good: 'good',
  great: 'good',
};

/** What a line is good for; a use that too little was measured for says so. Empty where nothing is known of any. */
export function qualityInWords(figures: Figures, texts: Texts): readonly QualityWords[] {
  const scores = qualityScores(figures);
  if (Object.keys(scores).length === 0) return [];
  return USES.map((use) => {
    const quality = scores[use];
    return {
      use,
      tone: quality === undefined ? 'neutral' : TONES[quality],
      name: texts(`common:use.${use}`),
      quality: quality === undefined ? texts('history:notMeasured') : texts(`message:quality.${quality}`),
    };
  });
}
