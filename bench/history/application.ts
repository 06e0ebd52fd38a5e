import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { MINUTE_MS } from '../../shared/durations';
import { GOOD_FIGURES } from '../../main/testing/runs';
import { openInspector, type Inspector } from '../inspector';
import { endTree, getMemory, windowProcesses } from '../process-tree';
import { windowReady } from '../start';

/** What a run finds while the bench watches how it is recorded. */
const RECORDED = {
  kind: 'completed',
  server: { name: 'Recorded server', url: 'http://127.0.0.1:9/' },
  figures: GOOD_FIGURES,
};
/** A start on many records took longer than half a minute once. */
const READY_WITHIN_MS = 180_000;
const READY_TITLE = /·/;
const WITHIN_MS = 600_000;
const WATCH_EVERY_MS = 1;
const LOOK_AFTER_MS = 50;
const WATCH = `globalThis.benchLag = process.getBuiltinModule('node:perf_hooks')
  .monitorEventLoopDelay({ resolution: ${WATCH_EVERY_MS} }); benchLag.enable()`;

/** What one operation took. */
export interface OperationFigures {
  /** Until the answer was there. */
  readonly answerMs: number;
  /** The longest time in which the main process did nothing else meanwhile. */
  readonly longestBlockMs: number;
}

/** The packaged application on a data folder, asked as its window asks, with an eye on its main process. */
export class BenchApplication {
  readonly #child: ChildProcess;
  readonly #main: Inspector;
  readonly #page: Inspector;
  readonly #command: (args: readonly string[]) => Promise<unknown>;

  private constructor(
    child: ChildProcess,
    inspectors: { readonly main: Inspector; readonly page: Inspector },
    command: (args: readonly string[]) => Promise<unknown>,
    /** From the start of the program until its window can be used. */
    readonly windowReadyMs: number,
  ) {
    this.#child = child;
    this.#main = inspectors.main;
    this.#page = inspectors.page;
    this.#command = command;
  }

  static async start(executable: string, folder: string, port: number): Promise<BenchApplication> {
    const recording = join(folder, 'recording.json');
    writeFileSync(recording, JSON.stringify(RECORDED));
    const common = ['--no-sandbox', `--user-data-dir=${folder}`];
    const startedAt = performance.now();
    const child = spawn(
      executable,
      [...common, `--remote-debugging-port=${port}`, `--inspect=127.0.0.1:${port + 1}`],
      { stdio: 'ignore', env: { ...process.env, LINEWATCH_RECORDED_MEASUREMENT: recording } },
    );
    try {
      const readyAt = await windowReady(port, READY_TITLE, READY_WITHIN_MS);
      const main = await openInspector(port + 1);
      const page = await openInspector(port, ({ type }) => type === 'page');
      await main.evaluate(WATCH);
      const command = (args: readonly string[]) =>
        promisify(execFile)(executable, [...common, ...args], { timeout: WITHIN_MS });
      return new BenchApplication(child, { main, page }, command, readyAt - startedAt);
    } catch (error) {
      await endTree(child);
      throw error;
    }
  }

  /** An expression of the window, such as `linewatch.stateRead()`. */
  ask(expression: string): Promise<OperationFigures> {
    return this.during(() => this.#page.evaluate(`Promise.resolve(${expression}).then(() => 1)`));
  }

  /** What an expression of the window gives. */
  read(expression: string): Promise<unknown> {
    return this.#page.evaluate(expression);
  }

  /** What a command gives that asks the running application. */
  command(args: readonly string[]): Promise<OperationFigures> {
    return this.during(() => this.#command(args));
  }

  /** Watches the main process until something has happened. */
  until(hasHappened: () => boolean, withinMs = WITHIN_MS): Promise<OperationFigures> {
    return this.during(async () => {
      const giveUpAt = performance.now() + withinMs;
      while (!hasHappened()) {
        if (performance.now() > giveUpAt)
          throw new Error(`it did not happen within ${withinMs / MINUTE_MS} minutes`);
        await pause(50);
      }
    });
  }

  /** Memory of the processes of the window, in bytes; what they share with others in part. */
  windowBytes(): number {
    return windowProcesses(this.#child.pid ?? 0).reduce((sum, pid) => sum + getMemory(pid).pssBytes, 0);
  }

  async end(): Promise<void> {
    this.#main.close();
    this.#page.close();
    await endTree(this.#child);
  }

  /** How long something takes, and how long the main process does nothing else meanwhile. */
  async during(work: () => Promise<unknown>): Promise<OperationFigures> {
    await this.#main.evaluate('benchLag.reset()');
    const begun = performance.now();
    await work();
    const answerMs = performance.now() - begun;
    // A block is noted by the first look after it.
    await pause(LOOK_AFTER_MS);
    const longest = Number(await this.#main.evaluate('benchLag.max / 1e6')) - WATCH_EVERY_MS;
    return { answerMs, longestBlockMs: Math.max(0, longest) };
  }
}
