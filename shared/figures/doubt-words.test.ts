import { describe, expect, it } from 'vitest';
import { BARE_METHOD } from '../../main/testing/runs';
import { textsIn } from '../texts/i18n';
import type { Method } from '../run';
import type { Doubt } from '../figures/doubt';
import { doubtSentences } from './doubt-words';

const say = (doubts: readonly Doubt[]) =>
  doubtSentences({ ...BARE_METHOD, doubts }, textsIn('en'), { language: 'en', rateUnit: 'Mbit/s' });

describe('what takes from the sureness of a measurement', () => {
  it('is nothing where nothing is known to', () => {
    expect(say([])).toEqual([]);
    expect(doubtSentences(null, textsIn('en'), { language: 'en', rateUnit: 'Mbit/s' })).toEqual([]);
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

  it('names the parts that are missing, each with why, and that the others stand', () => {
    const missing = [
      { part: 'download', reason: 'http-status', detail: 'HTTP 500' },
      { part: 'upload', reason: 'timeout', detail: '' },
    ] as const;
    expect(
      doubtSentences({ ...BARE_METHOD, missing }, textsIn('en'), { language: 'en', rateUnit: 'Mbit/s' }),
    ).toEqual([
      'Not measured: download (error of the server), upload (no answer in time). The other figures are complete.',
    ]);
    expect(
      doubtSentences({ ...BARE_METHOD, missing }, textsIn('zh-CN'), {
        language: 'zh-CN',
        rateUnit: 'Mbit/s',
      }),
    ).toEqual(['未能测得：下载（服务器出错）、上传（未及时应答）。其余数值完整有效。']);
  });

  it('says where a buffer was still filling, and nothing where it is full or nobody knows', () => {
    const direction = { confidence: 'high', relativeHalfWidth: 0.01, streams: 4 } as const;
    const method = (download: boolean | null, upload: boolean | null): Method => ({
      ...BARE_METHOD,
      download: { ...direction, hasLatencySettled: download },
      upload: { ...direction, hasLatencySettled: upload },
    });
    expect(
      doubtSentences(method(false, false), textsIn('en'), { language: 'en', rateUnit: 'Mbit/s' }),
    ).toEqual([
      'The latency under load was still rising when the test ended (download, upload): a full line answers more slowly than this.',
    ]);
    expect(doubtSentences(method(true, null), textsIn('en'), { language: 'en', rateUnit: 'Mbit/s' })).toEqual(
      [],
    );
  });
});
