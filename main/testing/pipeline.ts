import { join } from 'node:path';
import { DEFAULT_SETTINGS, type Settings } from '../../shared/settings';
import type { EndedRun } from '../../shared/run';
import type { Verdict } from '../../shared/rules/verdict';
import type { MeasureOutcome, Measurer, OutboxDraft, SurroundingsReader } from '../core/ports';
import { Pipeline } from '../core/run/pipeline';
import type { PipelineDeps } from '../core/run/pipeline-deps';
import { Recorder, type RunJudgePort } from '../core/run/recorder';
import type { RunAnswer, RunRequest } from '../core/run/run-request';
import type { RunPlan } from '../core/run/run-plan';
import type { Judgement } from '../core/judging/judge';
import { isRefusal } from '../files/disk-problem';
import { SqliteRunStore } from '../storage/runs/run-store';
import { UnrecordedRunsFile } from '../storage/runs/unrecorded-runs';
import { mailDraft } from './drafts';
import { measureJob } from './measure-job';
import { judgeAfresh } from './messages';
import { temporaryRecords } from './records';
import { completedRun, GOOD_FIGURES, GOOD_METHOD } from './runs';

const HEAD = { provider: 'librespeed', method: GOOD_METHOD, holdOffs: [] } as const;

export const COMPLETED: MeasureOutcome = {
  ...HEAD,
  kind: 'completed',
  server: { name: 'Frankfurt', url: 'https://speed.example.org/' },
  figures: GOOD_FIGURES,
};

/** A measurement that was refused before it moved anything. */
export const REFUSED: MeasureOutcome = {
  ...HEAD,
  kind: 'failed',
  reason: 'refused',
  detail: 'no',
  server: null,
  figures: null,
};

/** Measures with LibreSpeed in quick mode. */
export const USUAL_PLAN: RunPlan = {
  mode: 'quick',
  provider: 'librespeed',
  providers: ['librespeed'],
  passedOver: [],
  network: 'wlan0, 192.168.1.0/24',
  precheck: { kind: 'go' },
};

/** A measurer that answers at once. */
export const measuring = (outcome: MeasureOutcome): Measurer => ({ measure: () => Promise.resolve(outcome) });

/** A measurer that measures until it is cancelled or told to end. */
export function measuringUntil() {
  let end: (outcome: MeasureOutcome) => void = () => undefined;
  const measurer: Measurer = {
    measure: (_job, _onProgress, signal) =>
      new Promise((resolve) => {
        end = resolve;
        signal.addEventListener('abort', () =>
          resolve({ ...HEAD, kind: 'cancelled', server: null, figures: null }),
        );
      }),
  };
  return { measurer, end: (outcome: MeasureOutcome) => end(outcome) };
}

export interface FakePipelineOptions {
  readonly measurer?: Measurer;
  readonly settings?: Settings;
  readonly precheck?: PipelineDeps['precheck'];
  readonly judge?: (run: EndedRun) => Judgement;
  readonly judgeFinally?: RunJudgePort['judgeFinally'];
  readonly compose?: (run: EndedRun, verdicts: readonly Verdict[]) => readonly OutboxDraft[];
  /** The records of an earlier process, in place of new ones. */
  readonly onRecords?: ReturnType<typeof temporaryRecords>;
  readonly maxTries?: number;
  /** Ids of its runs: another process on the same records needs other ones. */
  readonly newId?: () => string;
  readonly isDiskFullForGood?: boolean;
  readonly onJob?: (request: RunRequest) => void;
  readonly plan?: Partial<RunPlan>;
  readonly remember?: () => void;
  readonly surroundings?: SurroundingsReader;
}

/** The real pipeline on real records, with everything around it faked. One mail is composed for every run. */
export function fakePipeline(options: FakePipelineOptions = {}) {
  const records = options.onRecords ?? temporaryRecords();
  let count = 0;
  const kicks: number[] = [];
  const pauses: number[] = [];
  const lines: string[] = [];
  const compose = (run: EndedRun | null, kind: OutboxDraft['kind']): readonly OutboxDraft[] => [
    mailDraft({
      id: `${kind}-${run?.id ?? 'none'}-${(count += 1)}`,
      runId: run?.id ?? null,
      kind,
      messageId: `<${kind}-${count}@test>`,
    }),
  ];
  const deliverer = { kick: () => void kicks.push(records.clock.now()) };
  const unrecorded = new UnrecordedRunsFile(join(records.folder, 'unrecorded.json'), () => undefined);
  const recorder = new Recorder({
    runs: records.runs,
    history: records.history,
    unrecorded,
    judge: {
      judge: options.judge ?? ((run) => judgeAfresh(run, options.settings ?? DEFAULT_SETTINGS)),
      judgeFinally: options.judgeFinally ?? ((_run, verdicts) => ({ verdicts, judged: [], memories: {} })),
    },
    teller: {
      compose: options.compose ?? ((run) => compose(run, 'run')),
      composeLater: options.compose ?? ((run) => compose(run, 'run')),
    },
    isRefusal,
    maxTries: options.maxTries ?? Number.POSITIVE_INFINITY,
    pause: (milliseconds) => {
      pauses.push(milliseconds);
      if (options.isDiskFullForGood !== true) records.database.exec('PRAGMA query_only = OFF');
      return Promise.resolve();
    },
    deliverer,
    log: (sentence) => lines.push(sentence),
  });
  const pipeline = new Pipeline({
    runs: records.runs,
    outbox: records.outbox,
    measurer: options.measurer ?? measuring(COMPLETED),
    clock: records.clock,
    newId: options.newId ?? (() => `run-${(count += 1)}`),
    settings: () => options.settings ?? DEFAULT_SETTINGS,
    precheck: options.precheck ?? (() => Promise.resolve({ kind: 'go' })),
    planner: {
      plan: () => ({ ...USUAL_PLAN, ...options.plan }),
      remember: options.remember ?? (() => undefined),
    },
    prepareJob: (runId, _settings, _plan, request) => {
      options.onJob?.(request);
      return Promise.resolve(measureJob({ runId }));
    },
    surroundings: options.surroundings ?? { begin: () => ({ complete: (run) => run }) },
    recorder,
    findSessionEnd: (session) => Promise.resolve(session === 'ended' ? 'the bus is gone' : null),
    teller: { composeTest: (run) => compose(run, 'test') },
    deliverer,
    onChanged: () => undefined,
    onProgress: () => undefined,
    onEnded: () => undefined,
    log: () => undefined,
  });
  /** The disk refuses to write until the pipeline has paused once. */
  const refuseToWrite = () => records.database.exec('PRAGMA query_only = ON');
  /** Leaves a run open, as a process did that is gone. */
  const leaveOpen = (id: string, session: string | null) => {
    const { provider, server, trigger, slotAt } = completedRun();
    new SqliteRunStore(records.database, records.clock, { id: 'a process that is gone', session }).open({
      id,
      provider,
      server,
      trigger,
      slotAt,
      startedAt: 5,
      outcome: 'running',
    });
  };
  return { ...records, pipeline, unrecorded, kicks, pauses, lines, refuseToWrite, leaveOpen };
}

/** The end of a run that was asked for. */
export async function awaitEnd(asked: RunAnswer): Promise<EndedRun> {
  const answer = asked.kind === 'waiting' ? await asked.started : asked;
  if (answer.kind === 'not-recorded') throw new Error(answer.detail);
  return answer.ended;
}
