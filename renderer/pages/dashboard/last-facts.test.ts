import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../shared/texts/i18n';
import type { EndedRun, Figures, Method } from '../../../shared/run';
import { ended, figures, measuredBy } from '../../testing/runs';
import { lastFacts } from './last-facts';

function facts(change: Partial<Figures>, method: Method | null) {
  const run = ended(0, { outcome: 'completed', figures: figures(change), method });
  return lastFacts(run as Extract<EndedRun, { outcome: 'completed' }>, textsIn('en'), 'en').map(
    ({ name, value }) => `${name}: ${value}`,
  );
}

describe('the last result', () => {
  it('says how sure each direction is, and what it found of responsiveness and loss', () => {
    const method = measuredBy({
      download: { confidence: 'high', relativeHalfWidth: 0.01, streams: 6, hasLatencySettled: true },
      upload: { confidence: 'medium', relativeHalfWidth: 0.04, streams: 6, hasLatencySettled: true },
      rpmKind: 'foreign',
      packetLossSource: 'retransmissions',
    });
    expect(facts({ rpm: 640, packetLossRatio: 0.002 }, method)).toEqual([
      'Confidence: download high, upload medium',
      'Responsiveness (new connections only): 640 RPM',
      'Retransmissions (close to packet loss): 0.2\u00a0%',
    ]);
  });

  it('says in a few words why it is less sure', () => {
    const method = measuredBy({
      doubts: [
        { phase: 'download', reason: 'other-traffic', bitsPerSecond: 25_000_000 },
        { phase: 'upload', reason: 'standstill', bitsPerSecond: null },
      ],
    });
    expect(facts({}, method)).toContain(
      'Lower confidence because: other programs used the line, the computer stood still for a moment',
    );
  });

  it('says nothing of what is not known', () => {
    expect(facts({}, null)).toEqual([]);
  });
});
