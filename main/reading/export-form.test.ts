import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { OUTCOMES } from '../../shared/run';
import { textsIn } from '../../shared/texts/i18n';
import { exportedHistory } from '../core/export/export-schema';
import { mailDraft } from '../testing/drafts';
import { judgeAfresh } from '../testing/messages';
import { temporaryRecords } from '../testing/records';
import { completedRun, failedRun, RUN_OF } from '../testing/runs';
import { HistoryExport } from './history-export';

const AT = Date.parse('2026-11-23T14:37:07Z');

it('an export as JSON follows its published schema, which names each of its fields', async () => {
  const { runs, occasions, history, clock, folder } = temporaryRecords();
  const told = completedRun();
  runs.record(told, judgeAfresh(told), [mailDraft()]);
  const others = [failedRun(), ...Object.values(RUN_OF)].map((run, index) => ({
    ...run,
    id: `other-${index}`,
  }));
  for (const run of others) runs.record(run, { verdicts: [], memories: {} }, []);
  occasions.record(
    { id: 'digest-1', at: AT, detail: { kind: 'digest', from: 0, to: 1 } },
    { verdicts: [], memories: {} },
    [mailDraft({ id: 'm2', runId: null, occasionId: 'digest-1', kind: 'occasion', messageId: '<m2@x>' })],
  );
  const path = join(folder, 'all.json');
  const out = new HistoryExport({
    history,
    occasions,
    lineEvents: () => [
      { id: 'o1', kind: 'outage', place: 'beyond', startedAt: AT, endedAt: null, isEndObserved: false },
    ],
    notes: () => [{ id: 'n1', at: AT, runId: null, text: 'Storm', changedAt: AT }],
    clock,
    version: '1.2.3',
    signal: new AbortController().signal,
    words: () => ({
      texts: textsIn('en'),
      style: { language: 'en', timeZone: 'Europe/Berlin', rateUnit: 'Mbit/s' },
    }),
  });
  await out.write(path, { range: { from: 0, to: 8.64e15 }, outcomes: OUTCOMES, format: 'json' });
  const document: unknown = JSON.parse(readFileSync(path, 'utf8'));
  expect(exportedHistory.parse(document)).toEqual(document);
});
