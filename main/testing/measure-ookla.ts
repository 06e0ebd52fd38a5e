import { join } from 'node:path';
import type { RunProgress } from '../../shared/run-progress';
import { DIRECT } from '../engine/http/connection-options';
import { LocalProber } from '../engine/latency/local-prober';
import { ProgressBoard } from '../engine/progress-board';
import { Repeats } from '../engine/standstill';
import { LIMITS } from '../engine/load/stop-rule';
import type { EngineTools } from '../engine/target';
import { ooklaWith } from '../providers/ookla/provider';
import { lookForOokla } from '../providers/ookla/find';
import { temporaryFolder } from './folder';
import { measureJob } from './measure-job';
import { ooklaProgram } from './ookla-program';

/** Longer than any computer takes to start a program. */
const NEVER_MS = 600_000;

/** What a measurement in quick mode works with that looks at no interface. */
export function ooklaTools(board: ProgressBoard, signal = new AbortController().signal): EngineTools {
  return {
    prober: new LocalProber(),
    board,
    mode: 'quick',
    limits: LIMITS.quick,
    connection: DIRECT,
    repeats: new Repeats(),
    counters: () => null,
    signal,
  };
}

/** Measures with a program that does what the script says; with none if it is null. */
export async function measureOokla(
  script: string | null,
  options: {
    readonly homeFolder?: string;
    readonly signal?: AbortSignal;
    readonly deadlineMs?: number;
    readonly localAddress?: string;
    readonly ipVersion?: 'any' | 'ipv4' | 'ipv6';
    readonly onProgress?: (progress: RunProgress) => void;
  } = {},
) {
  const folders = script === null ? [] : [ooklaProgram(script)];
  const provider = ooklaWith({
    look: () => lookForOokla({ folders, deadlineMs: NEVER_MS }),
    deadlineMs: options.deadlineMs ?? NEVER_MS,
  });
  const homeFolder = options.homeFolder ?? join(temporaryFolder(), 'deep', 'home');
  const job = measureJob({
    ookla: { serverId: '1234', homeFolder },
    connection: {
      ipVersion: options.ipVersion ?? 'any',
      localAddress: options.localAddress ?? null,
      proxies: {},
    },
  });
  const board = new ProgressBoard('run-1', options.onProgress ?? (() => undefined));
  const result = await provider.measure(job, ooklaTools(board, options.signal));
  board.close();
  return { result, figures: board.settled, server: board.chosenServer };
}
