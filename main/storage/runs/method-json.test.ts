import { describe, expect, it } from 'vitest';
import { GOOD_METHOD } from '../../testing/runs';
import { methodFrom } from './method-json';

const UNSTORED = { confidence: 'low', relativeHalfWidth: null, streams: 0, hasLatencySettled: null } as const;

describe('how a run was measured, as it was stored', () => {
  it('is read back whole', () => {
    expect(methodFrom(JSON.stringify(GOOD_METHOD))).toEqual(GOOD_METHOD);
  });
  it('is null where there is none', () => {
    expect(methodFrom(null)).toBeNull();
  });
  it('is null where the text is broken', () => {
    expect(methodFrom('{"mode":"qui')).toBeNull();
    expect(methodFrom('[]')).toBeNull();
  });
  it('is null where a newer version wrote a word that this one does not know', () => {
    expect(methodFrom(JSON.stringify({ ...GOOD_METHOD, mode: 'exhaustive' }))).toBeNull();
  });
  it('knows no doubts where an earlier version wrote none', () => {
    const { doubts: _doubts, ...earlier } = GOOD_METHOD;
    expect(methodFrom(JSON.stringify(earlier))).toEqual({ ...GOOD_METHOD, doubts: [] });
  });
  it('knows neither missing parts nor settled latencies where an earlier version wrote none', () => {
    const { missing: _missing, download: direction, ...earlier } = GOOD_METHOD;
    const { hasLatencySettled: _settled, ...download } = direction ?? UNSTORED;
    expect(methodFrom(JSON.stringify({ ...earlier, download }))).toEqual({
      ...GOOD_METHOD,
      missing: [],
      download: { ...download, hasLatencySettled: null },
    });
  });
  it('keeps which part is missing, and why', () => {
    const missing = [{ part: 'upload', reason: 'timeout', detail: 'no answer' }];
    expect(methodFrom(JSON.stringify({ ...GOOD_METHOD, missing }))?.missing).toEqual(missing);
  });
  it('leaves out a part that a newer version added', () => {
    expect(methodFrom(JSON.stringify({ ...GOOD_METHOD, colour: 'blue' }))).toEqual(GOOD_METHOD);
  });
});
