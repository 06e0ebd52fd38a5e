import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../shared/texts/i18n';
import type { UpdateState } from '../../../shared/updates/updates';
import { outcomeInWords, standingOfUpdates, updateInWords } from './update-words';

const texts = textsIn('en');
const NOW = Date.parse('2026-11-23T12:00:00Z');
const STYLE = { now: NOW, language: 'en', timeZone: 'UTC' } as const;
const QUIET: UpdateState = {
  package: 'appimage',
  canUpdate: true,
  checkedAt: NOW - 3_600_000,
  newest: null,
  step: { kind: 'none' },
  problem: null,
  outcome: null,
};
const AVAILABLE: UpdateState = {
  ...QUIET,
  newest: { version: '0.2.0', notes: [] },
  step: { kind: 'available' },
};
const fault = (kind: 'unreachable' | 'unsigned' | 'disk-full', during: 'check' | 'installation') =>
  ({ kind, detail: '', during }) as const;

describe('what is said of updates', () => {
  it('names who updates a copy that cannot do it', () => {
    const system: UpdateState = { ...QUIET, package: 'system', canUpdate: false };
    expect(standingOfUpdates(system, texts, STYLE)).toContain('updated with the system');
    const bare: UpdateState = { ...QUIET, canUpdate: false };
    expect(standingOfUpdates(bare, texts, STYLE)).toContain('without an address for updates');
  });

  it('says when nothing newer was found, what is put off, and what failed', () => {
    expect(standingOfUpdates(QUIET, texts, STYLE)).toMatch(/^No newer version was found .+\.$/);
    expect(standingOfUpdates({ ...QUIET, checkedAt: null }, texts, STYLE)).toBe('Nobody has looked yet.');
    const putOff: UpdateState = { ...AVAILABLE, step: { kind: 'none' } };
    expect(standingOfUpdates(putOff, texts, STYLE)).toContain('put it off');
    const lost: UpdateState = { ...QUIET, problem: fault('unreachable', 'check') };
    expect(standingOfUpdates(lost, texts, STYLE)).toContain('could not be reached');
  });

  it('is no news while nothing is new, or where only the server is out of reach', () => {
    expect(updateInWords(QUIET, texts)).toBeNull();
    expect(updateInWords({ ...QUIET, problem: fault('unreachable', 'check') }, texts)).toBeNull();
    expect(updateInWords({ ...QUIET, problem: fault('unsigned', 'check') }, texts)?.text).toContain(
      'is not signed',
    );
  });

  it('tells a newer version, what is done about it, and why that failed', () => {
    expect(updateInWords(AVAILABLE, texts)?.title).toBe('Version 0.2.0 of Linewatch is available.');
    const waiting: UpdateState = { ...AVAILABLE, step: { kind: 'waiting', for: 'test' } };
    expect(updateInWords(waiting, texts)?.text).toContain('when the test has ended');
    const loading: UpdateState = { ...AVAILABLE, step: { kind: 'loading', percent: 40 } };
    expect(updateInWords(loading, texts)?.text).toBe('Loading: 40 %.');
    const full: UpdateState = { ...AVAILABLE, problem: fault('disk-full', 'installation') };
    expect(updateInWords(full, texts)?.title).toBe('Version 0.2.0 could not be installed.');
    // Another look that fails takes nothing away from what is known.
    const later: UpdateState = { ...AVAILABLE, problem: fault('unreachable', 'check') };
    expect(updateInWords(later, texts)?.title).toBe('Version 0.2.0 of Linewatch is available.');
  });

  it('tells how the last update went', () => {
    expect(outcomeInWords({ kind: 'rolled-back', to: '0.2.0' }, texts).title).toContain('did not work');
    const kept = '/home/ann/Linewatch.AppImage.previous';
    expect(outcomeInWords({ kind: 'not-passed', from: '0.1.0', kept }, texts).text).toContain(kept);
    expect(outcomeInWords({ kind: 'not-passed', from: '0.1.0', kept: null }, texts).text).not.toContain(
      'kept',
    );
  });
});
