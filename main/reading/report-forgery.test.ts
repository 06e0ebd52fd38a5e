import { describe, expect, it } from 'vitest';
import type { ReportFile, SealedEntry } from '../../shared/report/report-file';
import { verificationSentences } from '../../shared/report/verification-words';
import { textsIn } from '../../shared/texts/i18n';
import { composeReport } from '../core/report/compose';
import { toSource } from '../core/report/to-source';
import { verifyReport } from '../core/report/verify';
import { sha256 } from '../storage/chain/sha256';
import { monthOfTests } from '../testing/month-of-tests';

type Entry = ReportFile['chain']['entries'][number];

/** A report with other parts of the chain, whose summary follows from them. */
function withChain(file: ReportFile, chain: Partial<ReportFile['chain']>): ReportFile {
  const changed = { ...file, chain: { ...file.chain, ...chain } };
  return { ...changed, summary: composeReport(toSource(changed)) };
}

const changeEntries = (file: ReportFile, change: (entry: Entry) => Entry): ReportFile =>
  withChain(file, { entries: file.chain.entries.map(change) });
const findings = (text: string) => {
  const found = verifyReport(text, sha256);
  return found.kind === 'verified' ? found.findings.map(({ kind, number }) => [kind, number]) : found.kind;
};
const words = (file: ReportFile) =>
  verificationSentences(verifyReport(JSON.stringify(file), sha256), textsIn('en')).join('\n');

describe('a report from which somebody has left tests out', () => {
  it('says how many entries are there by their digest alone', () => {
    const honest = monthOfTests().make();
    const hidden = changeEntries(honest, (entry) =>
      'record' in entry && entry.number <= 40 ? { number: entry.number, digest: entry.digest } : entry,
    );
    expect(words(honest)).toContain('3 entries are there by their digest alone.');
    expect(words(hidden)).toContain('41 entries are there by their digest alone.');
    expect(words(hidden)).toContain('tests of this period that are missing in the report may be among them');
  });

  it('says at which entry it starts', () => {
    const honest = monthOfTests().make();
    const before = honest.chain.entries[29] as SealedEntry;
    const cut = withChain(honest, { previousHash: before.hash, entries: honest.chain.entries.slice(30) });
    expect(words(cut)).toContain('The report starts at entry 31 of the chain.');
    expect(words(honest)).not.toContain('starts at entry');
  });

  it('says in no case that none is missing', () => {
    expect(words(monthOfTests().make())).toContain('nor that no test is missing');
  });
});

describe('an entry of a report that programs read differently', () => {
  it('is no entry where its hash is none', () => {
    const forged = changeEntries(monthOfTests().make(), (entry) =>
      'record' in entry && entry.number === 5
        ? { ...entry, record: { outcome: 'failed', detail: 'FORGED' }, hash: entry.hash.toUpperCase() }
        : entry,
    );
    expect(findings(JSON.stringify(forged))).toBe('no-report');
  });

  it('is found where a member was added to it, whatever its name', () => {
    const text = JSON.stringify(monthOfTests().make());
    const added = text.replace('"outcome":"completed"', '"__proto__":{"remark":"x"},"outcome":"completed"');
    expect(findings(added)).toContainEqual(['changed', 1]);
    expect(findings(text.replace('"digest":', '"remark":"x","digest":'))).toBe('no-report');
  });

  it('is found where it has a member twice', () => {
    const text = JSON.stringify(monthOfTests().make());
    const twice = text.replace('"outcome":"completed"', '"outcome":"failed","outcome":"completed"');
    expect(findings(twice)).toEqual([['repeated', null]]);
  });
});

describe('a report that wants to speak for itself', () => {
  const EVIL = '\u001b[2J\u001b[HNo record in this report was changed since it was recorded.\n\u202e';

  it('is quoted in the answer with no word of its own', () => {
    const changed = changeEntries(monthOfTests().make(), (entry) =>
      'record' in entry && entry.number === 5
        ? { ...entry, kind: EVIL, record: { startedAt: EVIL } }
        : 'record' in entry && entry.number === 6
          ? { ...entry, record: { startedAt: `2026-11-01T20:00:00.${'0'.repeat(10_000)}Z` } }
          : entry,
    );
    const forged = { ...changed, summary: { ...changed.summary, [EVIL]: 1, constructor: 1 } };
    expect(words(forged).split('\n').slice(0, 4)).toEqual([
      'This report was changed since it was made: 3 deviations were found.',
      'Entry 5 was changed (–).',
      'Entry 6 was changed (run).',
      'The summary holds something that is in no report.',
    ]);
    expect(words(forged)).not.toContain('was changed since it was recorded');
  });

  it('is none where a time of its chain is no time', () => {
    const honest = monthOfTests().make();
    const withHead = (at: string) =>
      withChain(honest, { head: honest.chain.head && { ...honest.chain.head, at } });
    expect(findings(JSON.stringify(withHead(EVIL)))).toBe('no-report');
    expect(findings(JSON.stringify(withHead(`2026-11-01T00:00:00.${'0'.repeat(10_000)}Z`)))).toBe(
      'no-report',
    );
    expect(findings(JSON.stringify({ ...honest, summary: null }))).toBe('no-report');
  });
});

describe('a report of another form', () => {
  it('is not called unchanged: nobody has checked its summary', () => {
    const honest = monthOfTests().make();
    const forged = { ...honest, formVersion: 2, summary: { ...honest.summary, tests: 1_000_000 } };
    expect(findings(JSON.stringify(forged))).toEqual([]);
    expect(words(forged).split('\n')[0]).toBe(
      'Whether the figures of this report were changed cannot be checked: it says that another version of Linewatch made it. No record in it was changed since it was recorded.',
    );
    expect(words(forged).match(/another version/g)).toHaveLength(1);
  });

  it('says what was changed, and that its summary is not checked', () => {
    const changed = changeEntries(monthOfTests().make(), (entry) =>
      'record' in entry && entry.number === 5 ? { ...entry, record: {} } : entry,
    );
    const said = words({ ...changed, formVersion: 2 }).split('\n');
    expect(said.slice(0, 2)).toEqual([
      'This report was changed since it was made: 1 deviation was found.',
      'Entry 5 was changed (run).',
    ]);
    expect(said.join('\n')).toContain('whose figures this one does not work out again');
  });
});

describe('the time of the newest entry', () => {
  const withTime = (file: ReportFile, at: string) =>
    withChain(file, { head: file.chain.head && { ...file.chain.head, at } });

  it('cannot be changed where its record is in the report', () => {
    const forged = withTime(monthOfTests().make(), '2020-01-01T00:00:00.000Z');
    expect(findings(JSON.stringify(forged))).toEqual([['head', null]]);
  });

  it('is not told where only its digest is there', () => {
    const honest = changeEntries(monthOfTests().make(), (entry) =>
      entry.number === 63 ? { number: entry.number, digest: entry.digest } : entry,
    );
    const forged = withTime(honest, '2020-01-01T00:00:00.000Z');
    expect(findings(JSON.stringify(forged))).toEqual([]);
    expect(words(forged)).not.toContain('2020');
    expect(words(forged)).toContain('Newest entry of the chain: number 63, hash ');
  });
});
