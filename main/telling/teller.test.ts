import { describe, expect, it } from 'vitest';
import { References } from '../core/judging/reference';
import { SameHours } from '../core/judging/usual';
import type { Settings } from '../../shared/settings';
import { createEvaluation } from '../testing/evaluations';
import { ALL_TOLD, judgeAfresh } from '../testing/messages';
import type { OutboxDraft } from '../core/ports';
import { completedRun, failedRun } from '../testing/runs';
import { Teller } from './teller';

/** A teller that notes what it reads. */
function noting(settings: Settings = ALL_TOLD) {
  const read: string[] = [];
  const note = (what: string) => {
    read.push(what);
    return [];
  };
  const teller = new Teller({
    runs: { endedBetween: () => note('recent') },
    line: {
      sameHours: () => new SameHours(note('usual'), 'UTC'),
      referencesWithin: () => new References([], null, null),
    },
    blame: () => null,
    availability: () => ({ outages: 0, downMs: 0, longestMs: 0, observedMs: 0, ratio: null }),
    evaluate: (run) => createEvaluation(run),
    judge: judgeAfresh,
    settings: () => settings,
    ceiling: () => null,
    language: () => 'en',
    timeZone: () => 'UTC',
    installId: 'a41f',
    newId: () => 'id',
    log: () => undefined,
  });
  return { teller, read };
}

describe('the messages of a run', () => {
  it('contain usual and recent values', () => {
    const { teller, read } = noting();
    expect(teller.compose(completedRun(), judgeAfresh(completedRun()).verdicts)).toHaveLength(2);
    expect(read).toEqual(['usual', 'recent']);
  });
  it('are empty, without any read, if no rule notifies', () => {
    const { teller, read } = noting();
    const quiet = judgeAfresh(completedRun()).verdicts.filter(({ reason }) => reason === 'not-matched');
    expect(quiet.length).toBeGreaterThan(0);
    expect(teller.compose(completedRun(), quiet)).toEqual([]);
    expect(read).toEqual([]);
  });

  it('include a heartbeat if Ping is on, without any read, whatever the rules decide', () => {
    const ping = { ...ALL_TOLD.channels.ping, isEnabled: true };
    const { teller, read } = noting({ ...ALL_TOLD, channels: { ...ALL_TOLD.channels, ping } });
    expect(teller.compose(completedRun(), [])).toMatchObject([{ channel: 'ping', kind: 'heartbeat' }]);
    expect(read).toEqual([]);
  });
  it('include no heartbeat of a failed run that is tried again, before it is told', () => {
    const ping = { ...ALL_TOLD.channels.ping, isEnabled: true, isFailureTold: true };
    const { teller } = noting({ ...ALL_TOLD, channels: { ...ALL_TOLD.channels, ping } });
    const kinds = (drafts: readonly OutboxDraft[]) => drafts.map(({ kind }) => kind);
    expect(kinds(teller.compose(failedRun(), [], true))).toEqual([]);
    expect(kinds(teller.compose(failedRun(), [], false))).toEqual(['heartbeat']);
    expect(kinds(teller.composeLater(failedRun(), []))).toEqual(['heartbeat']);
    expect(kinds(teller.composeLater(completedRun(), []))).toEqual([]);
  });
  it('have Message-IDs of their own when the run was told of before by other rules', () => {
    const { teller } = noting();
    const { verdicts } = judgeAfresh(completedRun());
    const ids = (drafts: readonly OutboxDraft[]) => drafts.map(({ messageId }) => messageId);
    const [atOnce, later] = [
      teller.compose(completedRun(), verdicts),
      teller.composeLater(completedRun(), verdicts),
    ];
    expect(ids(later)).toHaveLength(2);
    expect(ids(later).filter((id) => ids(atOnce).includes(id))).toEqual([]);
  });
});

describe('a test message', () => {
  it('needs no run, and then reads nothing', () => {
    const { teller, read } = noting();
    expect(teller.composeTest(null, 'mail')).toMatchObject([{ kind: 'test', runId: null }]);
    expect(read).toEqual([]);
  });
});
