import type { DataUse } from '../../shared/data-use';
import type { ProviderState } from '../../shared/ipc';
import { PROVIDER_KINDS, type ProviderKind } from '../../shared/providers';
import { getFigures, getMethod, type EndedRun } from '../../shared/run';
import type { Settings } from '../../shared/settings';
import { isUnattended } from '../../shared/trigger';
import { estimatedBytes, lineRate } from '../core/run/data-estimate';
import type { RunRequest } from '../core/run/run-request';
import type { Clock, MeasureOutcome, RunStore } from '../core/ports';
import { findObstacle, getRecord, getWait, wantedProviders } from '../core/run/provider-plan';
import { recordsAfter } from '../core/run/provider-use';
import { planRun, type RunPlan } from '../core/run/run-plan';
import type { OoklaProgram } from '../providers/ookla/find';
import { dataUseBetween, getMonth } from '../storage/history/data-use';
import type { SqliteProviderRecords } from '../storage/runs/provider-records';
import type { Database } from '../storage/sqlite';

/** Number of completed runs that estimate the throughput of the line. */
const RECENT_RUNS = 20;

export interface RunPlannerDeps {
  readonly database: Database;
  readonly runs: Pick<RunStore, 'lastCompleted'>;
  readonly records: SqliteProviderRecords;
  readonly settings: () => Settings;
  readonly clock: Clock;
  readonly timeZone: () => string;
  readonly random: () => number;
  readonly network: () => string | null;
  readonly lookForOokla: () => Promise<OoklaProgram>;
}

/** Decides what runs use, from what is known about providers and data, and answers questions about both. */
export class RunPlanner {
  readonly #deps: RunPlannerDeps;

  #program: OoklaProgram = { kind: 'absent' };

  constructor(deps: RunPlannerDeps) {
    this.#deps = deps;
  }

  /** Whether runs may use a program that must be found first. */
  get needsPrograms(): boolean {
    const { measuring, schedules } = this.#deps.settings();
    const isWanted =
      wantedProviders(measuring).includes('ookla') ||
      schedules.some(({ provider, isEnabled }) => isEnabled && provider === 'ookla');
    return measuring.ookla.acceptedLicenceAt !== null && isWanted;
  }

  /** Looks for Ookla’s program, which the user may have installed meanwhile. */
  async lookForPrograms(): Promise<void> {
    this.#program = await this.#deps.lookForOokla();
  }

  plan({ trigger, mode, elsewhere }: RunRequest, settings: Settings): RunPlan {
    const deps = this.#deps;
    const isLimited = settings.measuring.monthlyLimitBytes !== null;
    const network = deps.network();
    return planRun(settings, {
      trigger,
      mode: mode ?? null,
      startWith: elsewhere?.startWith ?? null,
      network,
      now: deps.clock.now(),
      isUnattended: isUnattended(trigger),
      records: deps.records.read(),
      hasOoklaProgram: this.#program.kind === 'ookla',
      bytesThisMonth: isLimited ? this.#bytesThisMonth(network) : 0,
      estimateBytes: (kind, wanted) => estimatedBytes(kind, this.#rate())[wanted],
    });
  }

  /** Stores what a run showed about its providers. */
  remember(run: EndedRun, { holdOffs }: MeasureOutcome, { measuring }: Settings): void {
    for (const record of recordsAfter(run, holdOffs, measuring, this.#deps.random)) {
      this.#deps.records.write(record);
    }
  }

  /** Every provider with its use by the current settings. */
  async providerStates(): Promise<readonly ProviderState[]> {
    await this.lookForPrograms();
    const rate = this.#rate();
    return PROVIDER_KINDS.map((kind) => ({
      ...this.#state(kind),
      estimatedBytes: estimatedBytes(kind, rate),
    }));
  }

  dataUse(): DataUse {
    const { from, networks } = this.#month();
    return {
      from,
      limitBytes: this.#deps.settings().measuring.monthlyLimitBytes,
      currentNetwork: this.#deps.network(),
      networks,
    };
  }

  #state(kind: ProviderKind): Omit<ProviderState, 'estimatedBytes'> {
    const { measuring } = this.#deps.settings();
    const now = this.#deps.clock.now();
    const records = this.#deps.records.read();
    const problem =
      findObstacle(measuring, kind, this.#program.kind === 'ookla') ??
      getWait(measuring, kind, { now, isUnattended: false, records });
    const isOtherTool = problem?.reason === 'not-installed' && this.#program.kind === 'python-tool';
    const detail = isOtherTool ? this.#program.kind : (problem?.detail ?? '');
    return {
      kind,
      problem: problem === null ? null : { reason: problem.reason, detail },
      notBefore: getWait(measuring, kind, { now, isUnattended: true, records })?.until ?? null,
      lastUsedAt: getRecord(measuring, kind, records)?.lastUsedAt ?? null,
      program: kind === 'ookla' && this.#program.kind === 'ookla' ? this.#program.version : null,
    };
  }

  /** Data use of this month in the network of a run that is about to be recorded, including that run. */
  bytesWith(run: EndedRun): number {
    const figures = getFigures(run);
    const own = (figures?.downloadBytes ?? 0) + (figures?.uploadBytes ?? 0);
    return own + this.#bytesThisMonth(getMethod(run)?.network ?? this.#deps.network());
  }

  /** This month until now. Runs with a later date come from a wrong clock. */
  #month(): Pick<DataUse, 'from' | 'networks'> {
    const now = this.#deps.clock.now();
    const from = getMonth(now, this.#deps.timeZone());
    return { from, networks: dataUseBetween(this.#deps.database, from, now) };
  }

  #bytesThisMonth(network: string | null): number {
    const here = this.#month().networks.find((entry) => entry.network === network);
    return (here?.downloadBytes ?? 0) + (here?.uploadBytes ?? 0);
  }

  #rate() {
    return lineRate(this.#deps.runs.lastCompleted(RECENT_RUNS), this.#deps.settings().plan);
  }
}
