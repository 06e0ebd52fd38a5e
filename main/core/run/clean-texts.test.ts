import { expect, it } from 'vitest';
import type { MeasureOutcome } from '../ports';
import { cleanTexts } from './clean-texts';

const HOSTILE = 'Wien\u001b[31m\r\nX-Header: 1\u0000\ud800 \u202egnp.exe';
const CLEAN = 'Wien\ufffd[31m X-Header: 1\ufffd\ufffd gnp.exe';

it('cleans every text of an outcome, wherever it stands', () => {
  const outcome: MeasureOutcome = {
    kind: 'failed',
    reason: 'bad-answer',
    detail: HOSTILE,
    provider: 'ndt7',
    server: { name: HOSTILE, url: 'https://speed.example/' },
    figures: null,
    holdOffs: [],
    method: {
      mode: 'quick',
      passedOver: [{ provider: 'librespeed', reason: 'dns', detail: HOSTILE }],
      download: { confidence: 'high', relativeHalfWidth: 0.01, streams: 4, hasLatencySettled: true },
      upload: null,
      rpmKind: null,
      packetLossSource: null,
      droppedSamples: 0,
      doubts: [],
      missing: [],
      connection: { localAddress: HOSTILE, ipVersion: 4, proxy: null },
      network: HOSTILE,
    },
  };
  const cleaned = cleanTexts(outcome);
  expect(JSON.stringify(cleaned)).not.toMatch(/\\u00|\\[rn]|\u202e/);
  expect(cleaned).toEqual({
    ...outcome,
    detail: CLEAN,
    server: { name: CLEAN, url: 'https://speed.example/' },
    method: {
      ...outcome.method,
      passedOver: [{ provider: 'librespeed', reason: 'dns', detail: CLEAN }],
      connection: { localAddress: CLEAN, ipVersion: 4, proxy: null },
      network: CLEAN,
    },
  });
});

it('cuts names and causes that are too long', () => {
  const { name, detail, url } = cleanTexts({
    name: 'n'.repeat(9_999),
    detail: 'd'.repeat(9_999),
    url: 'u'.repeat(9_999),
  });
  expect([name.length, detail.length, url.length]).toEqual([120, 300, 500]);
  expect(name.endsWith('…')).toBe(true);
});

it('leaves numbers, words and what is absent as they are', () => {
  const value = { a: 1.5, b: null, c: true, d: ['high', 'low'], e: { f: Number.POSITIVE_INFINITY } };
  expect(cleanTexts(value)).toEqual(value);
});
