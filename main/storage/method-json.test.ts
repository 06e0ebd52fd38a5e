import { describe, expect, it } from 'vitest';
import { GOOD_METHOD } from '../testing/runs';
import { methodFrom } from './method-json';

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
  it('leaves out a part that a newer version added', () => {
    expect(methodFrom(JSON.stringify({ ...GOOD_METHOD, colour: 'blue' }))).toEqual(GOOD_METHOD);
  });
});
