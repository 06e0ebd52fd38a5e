import { describe, expect, it } from 'vitest';
import { doubtSentences } from './doubt-words';
import { textsIn } from './i18n';
import type { Doubt, Method } from './run';

const METHOD: Method = {
  mode: 'quick',
  passedOver: [],
  download: null,
  upload: null,
  rpmKind: null,
  packetLossSource: null,
  droppedSamples: 0,
  doubts: [],
  missing: [],
  connection: null,
  network: null,
};
const say = (doubts: readonly Doubt[]) => doubtSentences({ ...METHOD, doubts }, textsIn('en'), 'en');

describe('what takes from the sureness of a measurement', () => {
  it('is nothing where nothing is known to', () => {
    expect(say([])).toEqual([]);
    expect(doubtSentences(null, textsIn('en'), 'en')).toEqual([]);
  });

  it('is the traffic of other programs, with its rate in each direction', () => {
    expect(
      say([
        { phase: 'latency', reason: 'other-traffic', bitsPerSecond: 12_000_000 },
        { phase: 'download', reason: 'other-traffic', bitsPerSecond: 25_000_000 },
        { phase: 'upload', reason: 'other-traffic', bitsPerSecond: 4_000_000 },
      ]),
    ).toEqual([
      'Other programs on this computer used the line while its latency was measured (12.0 Mbit/s): the latency is that of a busy line.',
      'Other programs on this computer used the line during the test (download 25.0 Mbit/s, upload 4.0 Mbit/s): it carries more than was measured.',
    ]);
  });

  it('is a moment in which the computer stood still', () => {
    expect(say([{ phase: 'upload', reason: 'standstill', bitsPerSecond: null }])).toEqual([
      'The computer stood still for a moment during the test (upload): the figure is less sure.',
    ]);
  });
});
