import type { ServerRef } from '../../shared/providers';
import type { Figures, Method } from '../../shared/run';
import type { DataFolder } from './data-folder';
import { Program, type Printed } from './program';

/** Starts the application as a person does in a terminal, and resolves when it has ended. */
export function runCommand(folder: DataFolder, args: readonly string[]): Promise<Printed> {
  return Program.start(folder, args).ended;
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
  readonly surroundings: object;
}

/** Measures once by the command line. */
export async function measure(folder: DataFolder): Promise<PrintedRun> {
  const { stdout, stderr } = await runCommand(folder, ['--measure', '--json']);
  if (stdout === '') throw new Error(`The command line printed no run: ${stderr}`);
  return JSON.parse(stdout) as PrintedRun;
}
