import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../shared/settings';
import { makeReport } from '../reading/report-maker';
import { NOT_JUDGED, temporaryRecords } from '../testing/records';
import { completedRun } from '../testing/runs';
import { verifyInWords } from './verify';

/** The file of a report of one test, as text. */
function written() {
  const { database, runs, clock, folder } = temporaryRecords();
  runs.record(completedRun(), NOT_JUDGED, []);
  const made = makeReport(database, {
    range: { from: 0, to: clock.now() + 1 },
    network: null,
    plans: DEFAULT_SETTINGS,
    timeZone: 'Europe/Berlin',
    version: '1.2.3',
    now: clock.now(),
  });
  return { path: join(folder, 'r.json'), text: JSON.stringify(made.kind === 'made' ? made.file : null) };
}

describe('the look at a report', () => {
  it('says that nothing was changed, what that covers, and what it proves', () => {
    const { path, text } = written();
    writeFileSync(path, text);
    const { out, err, exitCode } = verifyInWords(path, 'en');
    expect(out).toContain('No record in this report was changed since it was recorded, and none');
    expect(out).toContain('It holds 1 record of the entries 1 to 1 of the chain.');
    expect(out).toContain('It does not show that the computer or its clock was right');
    expect([err, exitCode]).toEqual(['', 0]);
  });

  it('names what was changed, in each language, and ends with 1', () => {
    const { path, text } = written();
    writeFileSync(path, text.replace('"outcome":"completed"', '"outcome":"failed"'));
    expect(verifyInWords(path, 'en')).toMatchObject({ out: '', exitCode: 1 });
    expect(verifyInWords(path, 'en').err).toContain('Entry 1 was changed (run 2026-11-23T14:37:00.000Z).');
    expect(verifyInWords(path, 'zh-CN').err).toContain('第 1 条被更改');
  });

  it('ends with 1 where another version made it, whose figures cannot be checked', () => {
    const { path, text } = written();
    writeFileSync(path, text.replace('"formVersion":1', '"formVersion":2'));
    expect(verifyInWords(path, 'en')).toMatchObject({ out: '', exitCode: 1 });
    expect(verifyInWords(path, 'en').err).toMatch(/^Whether the figures of this report were changed/);
    expect(verifyInWords(path, 'zh-CN').err).toMatch(/^无法检查/);
  });

  it('says that another file is no report, and why one cannot be read', () => {
    const { path } = written();
    expect(verifyInWords(path, 'en').err).toContain('could not be read');
    writeFileSync(path, 'something');
    expect(verifyInWords(path, 'en')).toMatchObject({
      err: 'This file is not a report of Linewatch.',
      exitCode: 1,
    });
  });
});
