import { describe, expect, it } from 'vitest';
import { REPORT_FORM, REPORT_FORM_VERSION } from '../../../shared/report/report';
import type { SealedEntry } from '../../../shared/report/report-file';
import { completedRun } from '../../testing/runs';
import { runEntry } from '../chain/run-record';
import { toSource } from './to-source';

const entry = (number: number, kind: string, record: unknown): SealedEntry => ({
  number,
  at: '2026-11-23T14:37:10.000Z',
  kind,
  subject: 'run-1',
  from: '2026-11-23T14:37:00.000Z',
  latest: '2026-11-23T14:37:00.000Z',
  record,
  salt: '',
  digest: '',
  hash: '',
});
const none = { download: null, upload: null };

/** Whether the runs of a report with these entries are excluded. */
const excluded = (entries: readonly SealedEntry[]) =>
  toSource({
    form: REPORT_FORM,
    formVersion: REPORT_FORM_VERSION,
    version: '1',
    madeAt: '2026-11-23T15:00:00.000Z',
    timeZone: 'UTC',
    subject: { from: '2026-11-23T00:00:00.000Z', to: '2026-11-24T00:00:00.000Z', network: null },
    plan: { figures: { maximum: none, normal: none, minimum: none }, networks: null },
    watchedSeconds: 0,
    changedRecords: 0,
    chain: { previousHash: '', entries, head: null },
  }).runs.map(({ excludedBecause }) => excludedBecause !== null);

describe('the runs of a report', () => {
  const run = entry(1, 'run', runEntry(completedRun()).record);
  const exclusion = entry(2, 'exclusion', { reason: 'a backup ran' });

  it('are excluded by the newest entry that says so, in whatever order they stand', () => {
    expect(excluded([run])).toEqual([false]);
    expect(excluded([exclusion, run])).toEqual([true]);
    expect(excluded([entry(3, 'exclusion-removed', {}), exclusion, run])).toEqual([false]);
  });

  it('are none where the newest entry says that the run is no more', () => {
    expect(excluded([run, entry(2, 'run-removed', {})])).toEqual([]);
  });
});
