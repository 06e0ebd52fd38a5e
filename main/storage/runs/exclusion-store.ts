import { randomUUID } from 'node:crypto';
import {
  EXCLUDABLE_OUTCOMES,
  MAX_REASON_CHARACTERS,
  type ExclusionAnswer,
} from '../../../shared/history/exclusion';
import { getMethod, type EndedRun, type Run } from '../../../shared/run';
import type { Rule } from '../../../shared/rules/rules';
import type { Verdict } from '../../../shared/rules/verdict';
import { typedName } from '../../../shared/typed-text';
import { exclusionEntry, exclusionRemovedEntry } from '../../core/chain/note-record';
import { countedAs, recount } from '../../core/judging/recount';
import type { RuleMemory } from '../../core/judging/memory';
import type { CountedRun } from '../../core/judging/weigh';
import type { Clock } from '../../core/ports';
import { unlessRefused } from '../../files/disk-problem';
import { storedRun } from '../chain/append-run';
import { appendToChain } from '../chain/chain';
import { readMeta, writeMeta } from '../meta';
import { inTransaction } from '../migrate';
import { prepared } from '../prepared';
import type { Database } from '../sqlite';
import { COUNTED } from './counted';
import { readMemories, writeMemories } from './rule-memory';
import { fromEndedRow, type RunRow } from './run-rows';

const EXCLUDABLE = EXCLUDABLE_OUTCOMES.map((outcome) => `'${outcome}'`).join(', ');
const FIND = `SELECT excluded_at FROM runs WHERE id = ? AND outcome IN (${EXCLUDABLE})`;
const WRITE = 'UPDATE runs SET excluded_at = :at, exclusion = :reason WHERE id = :runId';
/** More runs than any rule counts: what a rule remembers follows from the newest of them. */
const LOOKED_BACK = 200;
const NEWEST = `SELECT * FROM runs INDEXED BY runs_by_time
  WHERE outcome IN ('completed', 'failed', 'interrupted', 'missed', 'skipped') AND (${COUNTED} OR id = :id)
  ORDER BY started_at DESC, rowid DESC LIMIT ${LOOKED_BACK}`;
const STAMP = 'statistics-stamp';

/** Changes whenever a past run is excluded from statistics or included again: what was computed before no longer holds. */
export function statisticsStamp(database: Database): string {
  return readMeta(database, STAMP) ?? '';
}

/** To be called, within the caller's transaction, when past runs change that statistics count. */
export function renewStatisticsStamp(database: Database): void {
  writeMeta(database, STAMP, randomUUID());
}

export interface ExclusionStoreDeps {
  readonly database: Database;
  readonly clock: Pick<Clock, 'now'>;
  readonly rules: () => readonly Rule[];
  /** What the rules found in a run. */
  readonly verdictsOf: (runId: string) => readonly Verdict[];
}

/** Excludes runs from statistics and includes them again, each with what the rules remember, in one transaction. */
export class ExclusionStore {
  readonly #deps: ExclusionStoreDeps;

  constructor(deps: ExclusionStoreDeps) {
    this.#deps = deps;
  }

  /** Excludes a run, or changes the reason of one that is excluded. */
  exclude(runId: string, reason: string): ExclusionAnswer {
    const clean = typedName(MAX_REASON_CHARACTERS).parse(reason);
    return clean === '' ? { kind: 'no-reason' } : this.#write(runId, clean);
  }

  include(runId: string): ExclusionAnswer {
    return this.#write(runId, null);
  }

  #write(runId: string, reason: string | null): ExclusionAnswer {
    const { database, clock } = this.#deps;
    return unlessRefused(() =>
      inTransaction(database, () => {
        const before = prepared(database, FIND).get(runId) as Pick<RunRow, 'excluded_at'> | undefined;
        if (before === undefined) return { kind: 'not-possible' };
        const isCountedBefore = before.excluded_at === null;
        if (isCountedBefore && reason === null) return { kind: 'saved' };
        const now = clock.now();
        const at = before.excluded_at ?? now;
        prepared(database, WRITE).run({ runId, reason, at: reason === null ? null : at });
        const run = storedRun(database, runId);
        if (run !== null) {
          const entry = reason === null ? exclusionRemovedEntry(run) : exclusionEntry(run, { reason, at });
          appendToChain(database, entry, now);
        }
        if (isCountedBefore === (reason !== null)) {
          this.#recount(runId, isCountedBefore);
          renewStatisticsStamp(database);
        }
        return { kind: 'saved' };
      }),
    );
  }

  /** What rules remember of their newest runs: as if the run had been excluded, or included, from the start. */
  #recount(runId: string, isExcluded: boolean): void {
    const { database, rules } = this.#deps;
    const memories = readMemories(database);
    const newest = this.#newest(runId);
    const changed = newest.find(({ run }) => run.id === runId);
    if (changed === undefined) return;
    const written: Record<string, RuleMemory> = {};
    for (const rule of rules().filter(isOfCountedRuns)) {
      const memoryId = memoryOf(rule, changed.run, memories);
      const memory = memories[memoryId];
      if (memory === undefined) continue;
      const own = newest.filter(({ run }) => memoryOf(rule, run, memories) === memoryId);
      const all = own.flatMap((one) => counted(rule, one));
      const others = own.filter((one) => one !== changed).flatMap((one) => counted(rule, one));
      const [before, after] = isExcluded ? [all, others] : [others, all];
      written[memoryId] = recount(rule, memory, { at: changed.run.startedAt, before, after });
    }
    writeMemories(database, written);
  }

  /** The newest runs that count, and this one, oldest first. */
  #newest(runId: string): readonly Judged[] {
    const { database, verdictsOf } = this.#deps;
    const rows = prepared(database, NEWEST).all({ id: runId }) as unknown as readonly RunRow[];
    return rows.toReversed().flatMap((row): readonly Judged[] => {
      const run = fromEndedRow(database, row);
      return run === null ? [] : [{ run, verdicts: verdictsOf(run.id) }];
    });
  }
}

interface Judged {
  readonly run: EndedRun;
  readonly verdicts: readonly Verdict[];
}

function isOfCountedRuns({ condition }: Rule): boolean {
  return condition.kind === 'figure' || condition.kind === 'run-ended';
}

function counted(rule: Rule, { run, verdicts }: Judged): readonly CountedRun[] {
  const verdict = verdicts.find((candidate) => candidate.rule.id === rule.id);
  const isBreach = verdict === undefined ? null : countedAs(verdict, run);
  return isBreach === null ? [] : [{ at: run.startedAt, isBreach }];
}

/** Rules about figures have a memory for each network but the usual one. */
function memoryOf(rule: Rule, run: Run, memories: Readonly<Record<string, RuleMemory>>): string {
  const elsewhere = `${rule.id}/${getMethod(run)?.network ?? ''}`;
  return elsewhere in memories ? elsewhere : rule.id;
}
