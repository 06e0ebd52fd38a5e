import { DEFAULT_SETTINGS, type Settings } from '../../shared/settings';
import type { EndedRun } from '../../shared/run';
import type { MeasureOutcome, Measurer, OutboxDraft, Precheck } from '../core/ports';
import { Pipeline } from '../core/pipeline';
import type { RunAnswer, RunRequest } from '../core/run-request';
import type { RunPlan } from '../core/run-plan';
import type { Judgement } from '../core/judging/judge';
import { mailDraft } from './drafts';
import { measureJob } from './measure-job';
import { judgeAfresh } from './messages';
import { temporaryRecords } from './records';
import { GOOD_FIGURES, GOOD_METHOD } from './runs';

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
  ...{ kind: 'failed', reason: 'refused', detail: 'no', server: null, figures: null },
};

/** Measures with LibreSpeed in quick mode. */
export const USUAL_PLAN: RunPlan = {
  ...{ mode: 'quick', provider: 'librespeed', providers: ['librespeed'], passedOver: [] },
  ...{ network: 'wlan0, 192.168.1.0/24', precheck: { kind: 'go' } },
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
  readonly precheck?: () => Promise<Precheck>;
  readonly judge?: (run: EndedRun) => Judgement;
  readonly onJob?: (request: RunRequest) => void;
  readonly plan?: Partial<RunPlan>;
  readonly remember?: () => void;
}

/** The real pipeline on real records, with everything around it faked. One mail is composed for every run. */
export function fakePipeline(options: FakePipelineOptions = {}) {
  const records = temporaryRecords();
  let count = 0;
  const kicks: number[] = [];
  const pauses: number[] = [];
  const compose = (run: EndedRun, kind: OutboxDraft['kind']): readonly OutboxDraft[] => [
    mailDraft({
      id: `${kind}-${run.id}-${(count += 1)}`,
      runId: run.id,
      kind,
      messageId: `<${kind}-${count}@test>`,
    }),
  ];
  const pipeline = new Pipeline({
    runs: records.runs,
    outbox: records.outbox,
    measurer: options.measurer ?? measuring(COMPLETED),
    clock: records.clock,
    newId: () => `run-${(count += 1)}`,
    settings: () => options.settings ?? DEFAULT_SETTINGS,
    precheck: options.precheck ?? (() => Promise.resolve({ kind: 'go' })),
    plan: () => ({ ...USUAL_PLAN, ...options.plan }),
    prepareJob: (runId, _settings, _plan, request) => {
      options.onJob?.(request);
      return Promise.resolve(measureJob({ runId }));
    },
    remember: options.remember ?? (() => undefined),
    judge: options.judge ?? ((run) => judgeAfresh(run, options.settings ?? DEFAULT_SETTINGS)),
    compose: (run) => compose(run, 'run'),
    composeTest: (run) => compose(run, 'test'),
    pause: (milliseconds) => {
      pauses.push(milliseconds);
      records.database.exec('PRAGMA query_only = OFF');
      return Promise.resolve();
    },
    kickDeliverer: () => kicks.push(records.clock.now()),
    onStarted: () => undefined,
    onChanged: () => undefined,
    onProgress: () => undefined,
    onEnded: () => undefined,
    log: () => undefined,
  });
  /** The disk refuses to write until the pipeline has paused once. */
  const refuseToWrite = () => records.database.exec('PRAGMA query_only = ON');
  return { ...records, pipeline, kicks, pauses, refuseToWrite };
}

/** The end of a run that was asked for. */
export async function endOf(asked: RunAnswer): Promise<EndedRun> {
  const answer = asked.kind === 'waiting' ? await asked.started : asked;
  if (answer.kind === 'not-recorded') throw new Error(answer.detail);
  return answer.ended;
}
