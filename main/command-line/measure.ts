import { doubtSentences } from '../../shared/figures/doubt-words';
import { formatLatency, formatThroughput, type RateStyle, type RateUnit } from '../../shared/texts/format';
import type { Language } from '../../shared/texts/i18n';
import { textsIn } from '../../shared/texts/i18n';
import { getFigures, type EndedRun, type Mode } from '../../shared/run';
import type { Pipeline } from '../core/run/pipeline';
import type { Timers } from '../core/ports';
import { runJson } from '../core/export/run-json';

/** What the application that owns the data folder answers to it. */
export type MeasureReply =
  | {
      readonly kind: 'run';
      readonly run: EndedRun;
      readonly wasRunning: boolean;
      /** The disk has refused the result so far; the process that holds the folder keeps on trying. */
      readonly isUnrecorded: boolean;
      /** The unit that the user has chosen; an application of an earlier version does not say it. */
      readonly rateUnit?: RateUnit;
    }
  | { readonly kind: 'not-recorded'; readonly detail: string };

/**
 * How a command ends. `refused`: the data folder, its settings or its records cannot be used, and nothing was done.
 * `unanswered`: another process holds the folder and does not answer. A signal gives 128 and its number.
 */
export const EXIT = { done: 0, failed: 1, usage: 2, refused: 3, unanswered: 4 } as const;

/** A command does not wait longer for a disk that refuses a result; by itself it has given up before. */
const RECORDED_WITHIN_MS = 15_000;

/** Runs one measurement for the command line, through the pipeline like every other. */
export async function measureForCommandLine(
  pipeline: Pick<Pipeline, 'run'>,
  { mode, rateUnit }: { readonly mode: Mode | null; readonly rateUnit: RateUnit },
  timers: Timers,
): Promise<MeasureReply> {
  const asked = pipeline.run({ trigger: 'command-line', slotAt: null, mode });
  const answer = asked.kind === 'waiting' ? await asked.started : asked;
  if (answer.kind === 'not-recorded') return answer;
  const run = await answer.measured;
  const isUnrecorded = await isLate(answer.ended, timers);
  return { kind: 'run', run, wasRunning: answer.kind === 'already-running', isUnrecorded, rateUnit };
}

function isLate(recorded: Promise<unknown>, timers: Timers): Promise<boolean> {
  return new Promise((resolve) => {
    const cancel = timers.after(RECORDED_WITHIN_MS, () => resolve(true));
    void recorded.then(() => {
      cancel();
      resolve(false);
    });
  });
}

/** What the command line prints, and how it ends. */
export interface Printed {
  readonly out: string;
  readonly err: string;
  readonly exitCode: number;
}

/** Words a reply for a person or as JSON. Null: nobody answered. */
export function printReply(reply: MeasureReply | null, asJson: boolean, language: Language): Printed {
  const texts = textsIn(language);
  if (reply === null) return printUnanswered(language);
  if (reply.kind === 'not-recorded') {
    return { out: '', err: texts('cli:notRecorded', { detail: reply.detail }), exitCode: EXIT.failed };
  }
  const { run, wasRunning, isUnrecorded, rateUnit = 'Mbit/s' } = reply;
  const remarks = [
    ...(wasRunning ? [texts('cli:alreadyRunning')] : []),
    ...(isUnrecorded ? [texts('cli:unrecorded')] : []),
  ];
  return {
    out: asJson ? JSON.stringify(runJson(run)) : sentence(run, { language, rateUnit }),
    err: remarks.join('\n'),
    exitCode: run.outcome === 'completed' && !isUnrecorded ? EXIT.done : EXIT.failed,
  };
}

const CANCELLED = {
  asked: 'cli:cancelled',
  'application-ended': 'cli:cancelledByEnd',
  asleep: 'cli:cancelledBySleep',
} as const;

/** What a command says when the process that holds the data folder does not answer it. */
export function printUnanswered(language: Language): Printed {
  return { out: '', err: textsIn(language)('cli:noAnswer'), exitCode: EXIT.unanswered };
}

function sentence(run: EndedRun, style: RateStyle): string {
  const { language } = style;
  const texts = textsIn(language);
  const figures = getFigures(run);
  switch (run.outcome) {
    case 'completed':
      return [
        texts('cli:completed', {
          download: formatThroughput(figures?.downloadBitsPerSecond ?? null, style),
          upload: formatThroughput(figures?.uploadBitsPerSecond ?? null, style),
          latency: formatLatency(figures?.latencyMs ?? null, language),
          server: run.server?.name ?? '',
        }),
        ...doubtSentences(run.method, texts, style),
      ].join('\n');
    case 'failed':
      return [
        texts('cli:failed', { reason: texts(`run:failure.${run.reason}`) }),
        ...doubtSentences(run.method, texts, style),
      ].join('\n');
    case 'cancelled':
      return texts(CANCELLED[run.reason]);
    case 'skipped':
    case 'missed':
    case 'interrupted':
      return texts('cli:ended', { outcome: run.outcome });
  }
}
