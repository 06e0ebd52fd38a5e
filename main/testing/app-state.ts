import type { AppState, ChannelState } from '../../shared/ipc';
import type { UpdateState } from '../../shared/updates/updates';
import { createEvaluation } from './evaluations';
import { completedRun } from './runs';

/** A channel without anything waiting, unless told otherwise. */
export function channelState(change: Partial<ChannelState> = {}): ChannelState {
  return {
    kind: 'mail',
    isEnabled: true,
    waiting: 0,
    held: 0,
    retried: 0,
    blocked: 0,
    unproven: 0,
    failed: 0,
    unreadable: 0,
    setAside: 0,
    lastSentAt: null,
    mailbox: null,
    problem: null,
    proof: null,
    ...change,
  };
}

/** A copy that can update itself, with nothing newer than it, unless told otherwise. */
export function updateState(change: Partial<UpdateState> = {}): UpdateState {
  return {
    package: 'appimage',
    canUpdate: true,
    checkedAt: null,
    newest: null,
    step: { kind: 'none' },
    problem: null,
    outcome: null,
    ...change,
  };
}

/** An idle application with one good result, unless told otherwise. */
export function appState(change: Partial<AppState> = {}): AppState {
  return {
    tray: 'idle',
    running: null,
    lastRun: completedRun(),
    lastEvaluation: createEvaluation(completedRun()),
    lastCompleted: { run: completedRun(), evaluation: createEvaluation(completedRun()) },
    isPaused: false,
    quit: 'none',
    schedules: { kind: 'running' },
    nextDueAt: null,
    coming: [],
    systemConditions: [],
    channels: [channelState()],
    notices: [],
    recordingTrouble: null,
    isDemo: false,
    ceiling: null,
    language: 'en',
    rateUnit: 'Mbit/s',
    timeZone: 'UTC',
    version: '0.1.0',
    updates: updateState(),
    dataFolder: '/home/you/.config/linewatch',
    ...change,
  };
}
