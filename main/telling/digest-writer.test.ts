import { describe, expect, it } from 'vitest';
import type { Occasion } from '../../shared/rules/verdict';
import { draftWorded, NO_RUNS, wordOccasion } from '../core/messages/occasion-drafts';
import { draftContext, judgeAfresh } from '../testing/messages';
import { failedRun } from '../testing/runs';
import { DigestWriter } from './digest-writer';

const DIGEST: Occasion = { id: 'digest-1', at: 1, detail: { kind: 'digest', from: 0, to: 1 } };
const context = draftContext();

function writing(answer: () => Promise<unknown>) {
  const lines: string[] = [];
  const [verdict] = judgeAfresh(failedRun()).verdicts;
  if (verdict === undefined) throw new Error('no verdict');
  const judged = { occasion: DIGEST, verdict };
  const message = wordOccasion(judged, NO_RUNS, context);
  const writer = new DigestWriter({
    reader: { ask: () => answer() as never },
    teller: {
      wordingContext: () => ({ ...context, ceiling: null }),
      draftOccasion: (_occasion, _verdict, worded) => draftWorded(judged, worded, context),
      composeOccasion: () => draftWorded(judged, { ...message, title: 'written here' }, context),
    },
    attach: (_occasion, _verdict, drafts) => Promise.resolve(drafts),
    log: (line) => lines.push(line),
  });
  const titles = async () => {
    const drafts = await writer.compose(DIGEST, verdict);
    return [...new Set(drafts.map((draft) => draft.message.title))];
  };
  return { titles, message, lines };
}

describe('a digest', () => {
  it('is composed by the reader process', async () => {
    const { titles, lines } = writing(() =>
      Promise.resolve({ ...writing(neverAsked).message, title: 'read' }),
    );
    expect(await titles()).toEqual(['read']);
    expect(lines).toEqual([]);
  });

  it('is composed without the reader process if that fails', async () => {
    const { titles, lines } = writing(() => Promise.reject(new Error('it has ended')));
    expect(await titles()).toEqual(['written here']);
    expect(lines).toEqual(['The reader could not compose a digest; the main process composes it']);
  });
});

const neverAsked = (): Promise<unknown> => Promise.reject(new Error('not asked'));
