import { spawn } from 'node:child_process';
import type { ServerRef } from '../../shared/providers';
import type { Figures, Method } from '../../shared/run';
import type { DataFolder } from './data-folder';
import { environment, executable, isRoot } from './executable';
import { warningsIn } from './warnings';

/** What a start on the command line gave. */
export interface Printed {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Ends a start that hangs, on the slowest computer. */
const DEADLINE_MS = 300_000;

/** Starts the application as a person does in a terminal, and resolves when it has ended. */
export function runCommand(folder: DataFolder, args: readonly string[]): Promise<Printed> {
  const own = [...(isRoot ? ['--no-sandbox'] : []), `--user-data-dir=${folder.path}`];
  const child = spawn(executable(), [...own, ...args], {
    env: environment(folder.env),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: DEADLINE_MS,
    killSignal: 'SIGKILL',
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      const [warning] = warningsIn(stderr);
      if (warning === undefined) resolve({ code, stdout, stderr });
      else reject(new Error(`The application warned: ${warning}`));
    });
  });
}

/** A run as the command line prints it. */
export interface PrintedRun {
  readonly id: string;
  readonly trigger: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly detail: string | null;
  /** ISO 8601, in UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly provider: string;
  readonly server: ServerRef | null;
  readonly figures: Figures | null;
  readonly method: Method | null;
}

/** Measures once by the command line. */
export async function measure(folder: DataFolder): Promise<PrintedRun> {
  const { stdout, stderr } = await runCommand(folder, ['--measure', '--json']);
  if (stdout === '') throw new Error(`The command line printed no run: ${stderr}`);
  return JSON.parse(stdout) as PrintedRun;
}
