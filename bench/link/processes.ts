import { spawn, type ChildProcess } from 'node:child_process';
import { performance } from 'node:perf_hooks';

/** What came of a program. */
export interface Ended {
  /** Null when it was ended from here, or could not be started. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
}

/** A program that goes on until it is closed. */
export interface Running {
  readonly process: ChildProcess;
  /** What it printed until it was ready. */
  readonly greeting: string;
  close(): void;
}

/** Puts words before a command so that it dies with this process, also when that is killed. */
const bound = (command: readonly string[]): readonly string[] => ['--pdeathsig', 'KILL', ...command];

/** Runs a program to its end, or until the deadline or the signal, which end all that it started. */
export function runToEnd(
  command: readonly string[],
  { deadlineMs, signal }: { readonly deadlineMs: number; readonly signal: AbortSignal },
): Promise<Ended> {
  const start = performance.now();
  const child = spawn('setpriv', bound(command), { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const printed = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed.stderr += text));
  const end = (): void => {
    killGroup(child);
  };
  const deadline = setTimeout(end, deadlineMs);
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  return new Promise((resolve) => {
    const settle = (code: number | null): void => {
      clearTimeout(deadline);
      signal.removeEventListener('abort', end);
      resolve({ code, ...printed, seconds: (performance.now() - start) / 1_000 });
    };
    child.once('error', () => {
      settle(null);
    });
    child.once('close', settle);
  });
}

/**
 * Starts a program and waits until it has printed a pattern; null when it ended before, or did not within the
 * deadline. Its standard input stays open as long as this process lives.
 */
export function startRunning(
  command: readonly string[],
  ready: RegExp,
  deadlineMs: number,
): Promise<Running | null> {
  const child = spawn('setpriv', bound(command), { detached: true, stdio: ['pipe', 'pipe', 'ignore'] });
  const close = (): void => {
    killGroup(child);
  };
  return new Promise((resolve) => {
    let greeting = '';
    const giveUp = (): void => {
      clearTimeout(deadline);
      close();
      resolve(null);
    };
    const deadline = setTimeout(giveUp, deadlineMs);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      greeting = (greeting + text).slice(-1_000);
      if (!ready.test(greeting)) return;
      clearTimeout(deadline);
      child.off('exit', giveUp);
      resolve({ process: child, greeting, close });
    });
    child.stdin.on('error', () => undefined);
    child.once('error', giveUp);
    child.once('exit', giveUp);
  });
}

/** The program and all that it started, which is a group of its own. */
function killGroup({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}
