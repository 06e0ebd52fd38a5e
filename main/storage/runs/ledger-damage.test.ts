import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../shared/texts/i18n';
import { rulesSchema } from '../../../shared/rules/rules';
import { occasionAccountJson, runAccountJson } from '../../core/export/ledger-json';
import { lookAtClock } from '../../core/judging/occasions';
import { draftMessages } from '../../core/messages/drafts';
import { asEarlierRecord } from '../../testing/earlier-records';
import { ALL_TOLD, draftContext, judgeAfresh } from '../../testing/messages';
import { temporaryRecords } from '../../testing/records';
import { failedRun } from '../../testing/runs';
import { History } from '../history/history';
import { openFile } from '../sqlite';
import { ProofStore } from '../outbox/proof-store';
import { SqliteRunStore } from './run-store';

const WORDS = {
  texts: textsIn('en'),
  style: { language: 'en', timeZone: 'UTC', rateUnit: 'Mbit/s' },
} as const;
const HOUR = 3_600_000;

/** Two failed runs with their verdicts and messages, an occasion, and a proof; then one column holds this. */
function damaged(
  table: string,
  column: string,
  where: string,
  text: string,
  isEarlier = table === 'verdicts',
) {
  const records = temporaryRecords();
  const { runs, occasions, clock, database, history } = records;
  for (const id of ['run-1', 'run-2']) {
    const run = failedRun({ id });
    const judgement = judgeAfresh(run);
    runs.record(run, judgement, draftMessages(run, judgement.verdicts, draftContext()));
    if (isEarlier) asEarlierRecord(database, run, judgement.verdicts);
  }
  const now = clock.now();
  const [silence] = lookAtClock({
    settings: {
      ...ALL_TOLD,
      rules: rulesSchema.parse([{ id: 'silence', condition: { kind: 'silence', hours: 24 } }]),
    },
    now,
    timeZone: 'UTC',
    awakeMs: 9 * HOUR,
    lastTriedAt: now - 30 * HOUR,
    isPaused: false,
    memories: {},
    quietUntil: null,
    stuck: [],
    channels: {},
    onFault: () => undefined,
  });
  for (const id of ['o-1', 'o-2']) {
    const detail = silence?.detail ?? { kind: 'silence', lastRunAt: null };
    const verdicts = silence?.verdict == null ? [] : [silence.verdict];
    occasions.record({ id, at: now, detail }, { verdicts, memories: {} }, []);
  }
  const proofs = new ProofStore({ database, clock, circumstances: () => 'here' });
  proofs.write('mail', 'accepted', '250 Ok');
  proofs.write('ntfy', 'accepted', '200 OK');
  database.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${where}`).run(text);
  const range = { from: 0, to: 8.64e15 };
  return {
    proofs,
    ledger: (runId: string) => {
      const account = history.account(runId);
      return account === null ? null : runAccountJson(account, WORDS);
    },
    /** The ledger of a run after the next start, once that has recorded a run. */
    recordAgain: (runId: string) => {
      const run = failedRun({ id: 'run-3' });
      const again = openFile(join(records.folder, 'linewatch.db'));
      new SqliteRunStore(again, clock, { id: 'next', session: null }).record(run, judgeAfresh(run), []);
      const account = new History(again).account(runId);
      again.close();
      return account === null ? null : runAccountJson(account, WORDS);
    },
    page: () => history.page({ range, outcomes: ['failed'], limit: 10, offset: 0 }).rows.length,
    clock: () => occasions.between(range).map((account) => occasionAccountJson(account, WORDS)),
  };
}

describe.each(['{oops', '', 'null', '[]', '{}', '"x"', '{"rule":{"id":"failed"}}'])(
  '“%s” in the records',
  (text) => {
    it.each([
      ['verdicts', 'detail', "run_id = 'run-1' AND rule = 'failed'"],
      ['verdicts', 'channels', "run_id = 'run-1' AND rule = 'failed'"],
      ['runs', 'method', "id = 'run-1'"],
      ['outbox', 'message', "run_id = 'run-1'"],
    ])('as %s.%s costs only itself', (table, column, where) => {
      const whole = damaged('meta', 'value', 'false', text);
      const { ledger, page, clock } = damaged(table, column, where, text);
      expect(page()).toBe(2);
      expect(ledger('run-2')).toEqual(whole.ledger('run-2'));
      const [run, intact] = [ledger('run-1'), whole.ledger('run-1')];
      expect(run?.rules.map(({ id, reason }) => [id, reason])).toEqual(
        intact?.rules.map(({ id, reason }) => [id, reason]),
      );
      expect(run?.rules.filter(({ id }) => id !== 'failed')).toEqual(
        intact?.rules.filter(({ id }) => id !== 'failed'),
      );
      expect(run?.messages.map(({ id, state }) => [id, state])).toEqual(
        intact?.messages.map(({ id, state }) => [id, state]),
      );
      expect(clock()).toEqual(whole.clock());
    });

    it('as the verdicts of a run costs them alone', () => {
      const whole = damaged('meta', 'value', 'false', text);
      const { ledger, page, clock } = damaged('runs', 'verdicts', "id = 'run-1'", text);
      expect(page()).toBe(2);
      expect(ledger('run-2')).toEqual(whole.ledger('run-2'));
      expect(clock()).toEqual(whole.clock());
      expect({ ...ledger('run-1'), rules: [] }).toEqual({ ...whole.ledger('run-1'), rules: [] });
      expect(ledger('run-1')?.rules).toMatchObject([
        { finding: expect.stringContaining('the rest of this record cannot be read') as unknown },
      ]);
    });

    it('as a rule that is stored once leaves what it found, until the next start records it again', () => {
      const isRule = `text LIKE '{"id":"failed"%'`;
      const whole = damaged('meta', 'value', 'false', text);
      const { ledger, recordAgain } = damaged('texts', 'text', isRule, text);
      const apart = (account: ReturnType<typeof ledger>) =>
        account?.rules.map((rule) => (rule.id === 'failed' ? [rule.id, rule.reason, rule.tells] : rule));
      expect(ledger('run-1')?.rules).not.toEqual(whole.ledger('run-1')?.rules);
      for (const id of ['run-1', 'run-2']) expect(apart(ledger(id))).toEqual(apart(whole.ledger(id)));
      expect(recordAgain('run-1')).toEqual(whole.ledger('run-1'));
    });

    it.each(['detail', 'verdicts'])('as occasions.%s costs only itself', (column) => {
      const whole = damaged('meta', 'value', 'false', text);
      const { ledger, clock } = damaged('occasions', column, "id = 'o-1'", text);
      expect(clock()[1]).toEqual(whole.clock()[1]);
      expect(clock()[0]).toMatchObject({ id: 'o-1' });
      expect(ledger('run-1')).toEqual(whole.ledger('run-1'));
    });

    it('as the level of a proof proves nothing, and leaves the other channels proven', () => {
      const { proofs } = damaged('proofs', 'level', "channel = 'mail'", text);
      expect([proofs.read('mail'), proofs.read('ntfy')?.level]).toEqual([null, 'accepted']);
    });
  },
);

describe('a rule whose record is damaged', () => {
  it('is said to be so in the ledger, with what is left of it', () => {
    const { ledger } = damaged('verdicts', 'detail', "run_id = 'run-1' AND rule = 'failed'", '{oops');
    expect(ledger('run-1')?.rules.find(({ id }) => id === 'failed')).toMatchObject({
      name: 'failed',
      reason: 'matched',
      tells: true,
      finding: expect.stringContaining('the rest of this record cannot be read') as unknown,
    });
  });
});
