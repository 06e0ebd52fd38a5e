import { spawn, type ChildProcess } from 'node:child_process';
import type { DataFolder } from './data-folder';
import { environment, executable, isRoot } from './executable';
import { killGroup } from './processes';
import { warningsIn } from './warnings';

/** What a process gave. */
export interface Printed {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProgramOptions {
  /** Beside or in the place of what the tests run in; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Left out, the test's own data folder is named. */
  readonly namesNoFolder?: boolean;
  /** The command and first arguments that start it, such as in another network; empty without any. */
  readonly within?: readonly string[];
  /** Left out, the packaged program as the tests have it. */
  readonly program?: string;
  /** Nobody reads its standard output. */
  readonly isOutputClosed?: boolean;
}

/** Ends a process that hangs, on the slowest computer. */
const DEADLINE_MS = 300_000;

/** A process as a terminal or the system starts it: nothing looks inside, and signals reach it alone. */
export class Program {
  readonly ended: Promise<Printed>;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, isOutputClosed: boolean) {
    this.#child = child;
    let stdout = '';
    let stderr = '';
    if (isOutputClosed) child.stdout?.destroy();
    else child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    this.ended = new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => {
        const [warning] = warningsIn(stderr);
        if (warning === undefined) resolve({ code, stdout, stderr });
        else reject(new Error(`The application warned: ${warning}`));
      });
    });
    // Whoever waits for it hears of a failure; a test that does not is over.
    this.ended.catch(() => undefined);
  }

  /** Starts the application on a data folder. */
  static start(folder: DataFolder, args: readonly string[], options: ProgramOptions = {}): Program {
    if (args.every((arg) => arg === '--hidden')) folder.keepQuiet();
    const named = options.namesNoFolder === true ? [] : [`--user-data-dir=${folder.path}`];
    const own = [...(isRoot ? ['--no-sandbox'] : []), ...named];
    const env = { ...environment(folder.env), ...options.env };
    const [file = '', ...all] = [...(options.within ?? []), options.program ?? executable(), ...own, ...args];
    return Program.run(file, all, { ...options, env });
  }

  /** Starts any program, as the leader of a process group of its own. */
  static run(file: string, args: readonly string[], options: ProgramOptions): Program {
    const child = spawn(file, args, {
      env: options.env,
      cwd: options.cwd,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: DEADLINE_MS,
      killSignal: 'SIGKILL',
    });
    return new Program(child, options.isOutputClosed === true);
  }

  /** Also the number of its process group. */
  get pid(): number {
    if (this.#child.pid === undefined) throw new Error('The program was not started');
    return this.#child.pid;
  }

  /** Sends a signal to this process, and to none that it has started. */
  signal(signal: NodeJS.Signals): void {
    process.kill(this.pid, signal);
  }

  /** Ends it and all that it has started. */
  kill(): void {
    if (this.#child.pid !== undefined) killGroup(this.#child.pid);
  }
}
