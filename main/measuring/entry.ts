import { errorStack, errorText } from '../../shared/texts/error-text';
import type { MeasureJob, MeasureOutcome } from '../core/ports';
import { providers } from '../providers';
import { ProberThread } from '../engine/latency/prober-thread';
import { runSession, type MeasureWith, type SessionResult } from './session';
import type { MeasureDetails } from './messages';
import { parentLink, type ParentLink } from './parent-link';
import { playRecorded, RECORDED_MEASUREMENT } from './recorded';

/**
 * The process ends by itself when nobody says that the outcome was received. The parent may stand still for a while, and
 * what it has not heard yet must not be lost.
 */
const LINGER_MS = 120_000;
/** So long a fault may take to reach the parent. */
const FAULT_MS = 200;
const LATENCY_WORKER = new URL('./latency-worker.js', import.meta.url);

const link = parentLink();
if (link === null) {
  process.stderr.write('This is the measuring process of Linewatch; it is started by the application.\n');
  process.exit(2);
}
serve(link);

/** Waits for a job, measures, answers, and ends. */
function serve(parent: ParentLink): void {
  const cancel = new AbortController();
  process.on('uncaughtException', (error) => {
    parent.send({ kind: 'fault', stack: errorStack(error) });
    setTimeout(() => process.exit(1), FAULT_MS);
  });
  parent.onGone(() => process.exit(1));
  parent.onRequest((request) => {
    switch (request.kind) {
      case 'measure':
        void run(request.job, parent, cancel.signal);
        return;
      case 'cancel':
        cancel.abort();
        return;
      case 'received':
        process.exit(0);
    }
  });
}

async function run(job: MeasureJob, parent: ParentLink, signal: AbortSignal): Promise<void> {
  const result = await measured(job, parent, signal).catch((error: unknown) => {
    parent.send({ kind: 'fault', stack: errorStack(error) });
    return asInternal(job, error);
  });
  parent.send({ kind: 'outcome', ...result });
  setTimeout(() => process.exit(0), LINGER_MS);
}

async function measured(job: MeasureJob, parent: ParentLink, signal: AbortSignal): Promise<SessionResult> {
  const onProgress: Parameters<typeof playRecorded>[2] = (progress) => {
    parent.send({ kind: 'progress', progress });
  };
  const recorded = process.env[RECORDED_MEASUREMENT];
  if (recorded !== undefined) {
    return { outcome: await playRecorded(recorded, job, onProgress), details: NO_COST };
  }
  const prober = new ProberThread(LATENCY_WORKER);
  const measureWith: MeasureWith = async (kind, ...args) => (await providers[kind]()).measure(...args);
  return runSession(job, measureWith, { prober, onProgress, signal });
}

/** Whatever is thrown is a fault of Linewatch itself. */
function asInternal(job: MeasureJob, error: unknown): SessionResult {
  const detail = errorText(error);
  const outcome: MeasureOutcome = {
    kind: 'failed',
    reason: 'internal',
    detail,
    provider: job.providers[0] ?? 'librespeed',
    server: null,
    figures: null,
    method: null,
    holdOffs: [],
  };
  return { outcome, details: NO_COST };
}

const NO_COST: MeasureDetails = { cpuSeconds: 0, peakRssBytes: 0 };
