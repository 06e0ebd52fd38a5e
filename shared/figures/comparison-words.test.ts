import { describe, expect, it } from 'vitest';
import { textsIn } from '../texts/i18n';
import type { JudgedFigure } from '../rules/rules';
import type { IncomparableCause } from './comparability';
import { comparisonSentences } from './comparison-words';
import { EVALUATED_FIGURES, type RunEvaluation } from './evaluation';

/** An evaluation in which these figures are not compared. */
function evaluation(
  causes: Readonly<Partial<Record<JudgedFigure, IncomparableCause>>>,
  found: readonly IncomparableCause[] = [],
): RunEvaluation {
  const figures = Object.fromEntries(
    EVALUATED_FIGURES.map((name) => {
      const cause = causes[name] ?? null;
      return [
        name,
        {
          value: 1,
          plan: null,
          usual: null,
          limit: null,
          state: cause === null ? 'good' : 'not-compared',
          cause,
        },
      ];
    }),
  ) as RunEvaluation['figures'];
  return {
    state: 'measured',
    figures,
    weaknesses: [],
    addedLatencyMs: null,
    grade: null,
    uses: {},
    causes: found,
  };
}
const words = (...of: Parameters<typeof evaluation>) => comparisonSentences(evaluation(...of), textsIn('en'));

describe('why a run is not compared', () => {
  it('is nothing where it is', () => {
    expect(words({})).toEqual([]);
  });
  it('is one sentence where no figure is', () => {
    const all = Object.fromEntries(EVALUATED_FIGURES.map((name) => [name, 'other-network'] as const));
    expect(words(all)).toEqual([
      'It is not compared with your plan and other tests: it was measured in another network, which has no plan and 20 tests or fewer.',
    ]);
  });
  it('names each cause once with all its figures', () => {
    const light = { download: 'light-mode', upload: 'light-mode', 'packet-loss': 'light-mode' } as const;
    expect(words({ ...light, latency: 'other-traffic', grade: 'light-mode' })).toEqual([
      'Not compared with your plan and other tests: ' +
        'Download, Upload, Packet loss (a light test moves too little data), Latency (other programs used the line).',
    ]);
  });
  it('says apart that the line was not full, and leaves the ceiling to its own sentence', () => {
    expect(words({ download: 'at-ceiling' }, ['at-ceiling'])).toEqual([]);
    expect(words({ grade: 'line-not-full' }, ['line-not-full'])).toEqual([
      'The latency under load was still growing when the test ended, so it is not graded.',
    ]);
  });
});
