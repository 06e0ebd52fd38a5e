import {
  ABSENT_FIGURES,
  NOTHING_MEASURED,
  type EndedRun,
  type Figures,
  type Method,
  type Outcome,
} from '../../shared/run';
import { GOLDEN_FIGURES } from '../core/messages/golden';

/** A full set of figures of a 100 Mbit/s line. */
export const GOOD_FIGURES = GOLDEN_FIGURES;

/** How they were measured: in quick mode, by the first provider, surely. */
export const GOOD_METHOD: Method = {
  mode: 'quick',
  passedOver: [],
  download: { confidence: 'high', relativeHalfWidth: 0.012, streams: 4, hasLatencySettled: true },
  upload: { confidence: 'medium', relativeHalfWidth: 0.031, streams: 3, hasLatencySettled: true },
  rpmKind: 'foreign',
  packetLossSource: null,
  droppedSamples: 0,
  doubts: [],
  missing: [],
  connection: { localAddress: '192.168.1.17', ipVersion: 4, proxy: null },
  network: 'wlan0, 192.168.1.0/24',
};

/** A quick run of which nothing else is known. */
export const BARE_METHOD: Method = {
  mode: 'quick',
  passedOver: [],
  ...NOTHING_MEASURED,
  network: null,
};

const SERVER = { name: 'Frankfurt', url: 'https://speed.example.org/' };

type Completed = Extract<EndedRun, { outcome: 'completed' }>;
type Failed = Extract<EndedRun, { outcome: 'failed' }>;

/** A completed run at 2026-11-23 14:37 UTC, unless told otherwise. */
export function completedRun(change: Partial<Completed> = {}): Completed {
  return {
    id: 'run-1',
    trigger: 'schedule',
    startedAt: Date.parse('2026-11-23T14:37:00Z'),
    slotAt: null,
    provider: 'librespeed',
    server: SERVER,
    outcome: 'completed',
    finishedAt: Date.parse('2026-11-23T14:37:06Z'),
    figures: GOOD_FIGURES,
    method: GOOD_METHOD,
    ...change,
  };
}

/** The same run without any optional figure. */
export function bareRun(change: Partial<Completed> = {}): Completed {
  return completedRun({ figures: ABSENT_FIGURES, server: null, ...change });
}

/** A run that failed at the same time. */
export function failedRun(change: Partial<Failed> = {}): Failed {
  return {
    id: 'run-2',
    trigger: 'schedule',
    startedAt: Date.parse('2026-11-23T14:37:00Z'),
    slotAt: null,
    provider: 'librespeed',
    server: null,
    outcome: 'failed',
    finishedAt: Date.parse('2026-11-23T14:37:02Z'),
    reason: 'refused',
    detail: 'connect ECONNREFUSED 127.0.0.1:9',
    figures: null,
    method: null,
    ...change,
  };
}

const AT = {
  id: 'run-1',
  trigger: 'schedule',
  startedAt: Date.parse('2026-11-23T14:37:00Z'),
  slotAt: null,
} as const;
const HEAD = {
  ...AT,
  provider: 'librespeed',
  server: null,
  finishedAt: Date.parse('2026-11-23T14:37:02Z'),
} as const;

/** One run of every outcome, at the same time. */
export const RUN_OF: Readonly<Record<Outcome, EndedRun>> = {
  completed: completedRun(),
  failed: failedRun(),
  cancelled: { ...HEAD, outcome: 'cancelled', reason: 'asked', figures: null, method: null },
  skipped: { ...HEAD, outcome: 'skipped', reason: 'on-battery' },
  missed: { ...HEAD, outcome: 'missed', reason: 'asleep', slots: 1 },
  interrupted: { ...HEAD, outcome: 'interrupted' },
};

/** A completed run with some figures of its own, the others as in GOOD_FIGURES. */
export function runWith(figures: Partial<Figures>): EndedRun {
  return completedRun({ figures: { ...GOOD_FIGURES, ...figures } });
}
