import { describe, expect, it } from 'vitest';
import { Teller } from './teller';
import { ALL_TOLD, judgeAfresh } from './testing/messages';
import { completedRun } from './testing/runs';

/** A teller that notes what it reads. */
function noting() {
  const read: string[] = [];
  const note = (what: string) => {
    read.push(what);
    return [];
  };
  const teller = new Teller({
    runs: { lastCompleted: () => note('usual'), endedBetween: () => note('recent') },
    judge: judgeAfresh,
    settings: () => ALL_TOLD,
    ...{ ceiling: () => null, language: () => 'en', timeZone: () => 'UTC', installId: 'a41f' },
    ...{ newId: () => 'id', log: () => undefined },
  });
  return { teller, read };
}

describe('the messages of a run', () => {
  it('are worded with what is usual and recent', () => {
    const { teller, read } = noting();
    expect(teller.compose(completedRun(), judgeAfresh(completedRun()).verdicts)).toHaveLength(2);
    expect(read).toEqual(['usual', 'recent']);
  });
  it('are none, and read nothing, where no rule tells', () => {
    const { teller, read } = noting();
    const quiet = judgeAfresh(completedRun()).verdicts.filter(({ reason }) => reason === 'not-matched');
    expect(quiet.length).toBeGreaterThan(0);
    expect(teller.compose(completedRun(), quiet)).toEqual([]);
    expect(read).toEqual([]);
  });
});
