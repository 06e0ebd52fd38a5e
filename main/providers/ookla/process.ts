import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { afterRunning } from '../../engine/running-timer';
import { LineReader } from './lines';

/** A whole test writes some 100 KB; a program that writes without end is ended. */
const MAX_OUTPUT_BYTES = 64_000_000;

/** How a program ended. */
export type ProgramEnd =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'killed'; readonly by: string }
  | { readonly kind: 'not-started'; readonly detail: string }
  | { readonly kind: 'too-long' | 'too-much' }
  | { readonly kind: 'finished' }
  | { readonly kind: 'cancelled' };

export interface ProgramStart {
  readonly path: string;
  readonly parameters: readonly string[];
  /** Made if it is missing. */
  readonly homeFolder: string;
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
  /** A line of its output or of its complaints; true when nothing more is wanted, which ends the program. */
  readonly onLine: (line: string) => boolean;
}

/**
 * Runs a program in a group of its own, so that it ends with all that it started: at its deadline, at `signal`, when it
 * writes without end, when it has said enough, and with this process.
 */
export async function runProgram(start: ProgramStart): Promise<ProgramEnd> {
  const { path, parameters, homeFolder, deadlineMs, signal } = start;
  const isMade = await mkdir(homeFolder, { recursive: true }).then(
    () => true,
    () => false,
  );
  if (!isMade) return { kind: 'not-started', detail: 'its folder cannot be made' };
  if (signal.aborted) return { kind: 'cancelled' };
  return new Promise((resolve) => {
    let early: ProgramEnd | null = null;
    let bytes = 0;
    const child = spawn(path, parameters, {
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      env: {
        ...process.env,
        HOME: homeFolder,
        USERPROFILE: homeFolder,
        XDG_CONFIG_HOME: undefined,
        LC_ALL: 'C',
      },
    });
    const kill = (): void => {
      killGroup(child);
    };
    const end = (result: ProgramEnd): void => {
      early ??= result;
      kill();
      settle(early);
    };
    const onAbort = (): void => {
      end({ kind: 'cancelled' });
    };
    const cancelTimer = afterRunning(deadlineMs, () => {
      end({ kind: 'too-long' });
    });
    const settle = (result: ProgramEnd): void => {
      cancelTimer();
      signal.removeEventListener('abort', onAbort);
      process.removeListener('exit', kill);
      for (const stream of [child.stdout, child.stderr]) stream.destroy();
      resolve(result);
    };
    for (const stream of [child.stdout, child.stderr]) {
      const lines = new LineReader((line) => {
        if (early === null && start.onLine(line)) end({ kind: 'finished' });
      });
      stream.on('data', (chunk: Buffer) => {
        if (early !== null) return;
        bytes += chunk.length;
        if (bytes > MAX_OUTPUT_BYTES) end({ kind: 'too-much' });
        else lines.feed(chunk);
      });
      stream.on('end', () => {
        if (early === null) lines.end();
      });
    }
    signal.addEventListener('abort', onAbort, { once: true });
    process.on('exit', kill);
    child.on('error', (error) => {
      settle(early ?? { kind: 'not-started', detail: error.message });
    });
    child.on('close', (code, by) => {
      settle(early ?? (code === null ? { kind: 'killed', by: by ?? '' } : { kind: 'exited', code }));
    });
  });
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
