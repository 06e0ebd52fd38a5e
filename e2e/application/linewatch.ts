import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import type { Bridge } from '../../shared/bridge';
import type { AppState, HistoryRow } from '../../shared/ipc';
import { MESSAGE_STATES, type OutboxEntry } from '../../shared/messages/message';
import { OUTCOMES, type Run } from '../../shared/run';
import { eventually } from '../eventually';
import type { DataFolder } from './data-folder';
import { environment, executable, isRoot } from './executable';
import { killGroup, getMembers } from './processes';
import { warningsIn } from './warnings';

/** Ends a start that hangs, on the slowest computer. */
const START_WITHIN_MS = 300_000;
const EVERYTHING = { from: 0, to: 8.64e15 };

/** What tests use of Electron in the main process. */
interface MainProcess {
  readonly powerMonitor: {
    emit(event: 'resume'): boolean;
    once(event: 'suspend', listener: () => void): unknown;
  };
  readonly BrowserWindow: {
    getAllWindows(): readonly { setFullScreen(isFullScreen: boolean): void; focus(): void }[];
  };
}

/** The application as it runs on a data folder, seen from outside and through its window. */
export class Linewatch {
  #complaints = '';

  readonly #folder: DataFolder;
  #isClockSet = false;

  private constructor(
    readonly electron: ElectronApplication,
    /** Also the number of its process group. */
    readonly pid: number,
    folder: DataFolder,
  ) {
    this.#folder = folder;
  }

  static async start(
    folder: DataFolder,
    args: readonly string[] = [],
    env: Readonly<Record<string, string>> = {},
    program = executable(),
  ): Promise<Linewatch> {
    folder.keepQuiet();
    const electron = await _electron.launch({
      executablePath: program,
      args: [`--user-data-dir=${folder.path}`, ...args],
      env: environment({ ...folder.env, ...env }),
      chromiumSandbox: !isRoot,
      timeout: START_WITHIN_MS,
    });
    keepPromises(electron);
    const { pid } = electron.process();
    if (pid === undefined) throw new Error('The application has no process');
    const linewatch = new Linewatch(electron, pid, folder);
    electron.process().stderr?.on('data', (chunk: Buffer) => (linewatch.#complaints += chunk.toString()));
    return linewatch;
  }

  /** What Node warned of in its main process. */
  get warnings(): readonly string[] {
    return warningsIn(this.#complaints);
  }

  /** The window, once it shows the application; waits for it to open. */
  async window(): Promise<Page> {
    const [open] = this.electron.windows();
    const page = open ?? (await this.electron.waitForEvent('window'));
    await page.waitForFunction(() => document.querySelector('#root')?.childElementCount);
    return page;
  }

  /** Asks through the window as its pages do. */
  async ask<Name extends Extract<keyof Bridge, string>>(
    name: Name,
    ...args: Parameters<Bridge[Name]>
  ): Promise<Awaited<ReturnType<Bridge[Name]>>> {
    const page = await this.window();
    const answer: unknown = await page.evaluate(
      ([method, values]) => {
        const bridge = (
          globalThis as unknown as { linewatch: Record<string, (...values: unknown[]) => unknown> }
        ).linewatch;
        return bridge[method]?.(...values);
      },
      [name, args as unknown[]] as const,
    );
    return answer as Awaited<ReturnType<Bridge[Name]>>;
  }

  state(): Promise<AppState> {
    return this.ask('stateRead');
  }

  /** The recorded runs, newest first. */
  async history(): Promise<readonly HistoryRow[]> {
    const query = { range: EVERYTHING, outcomes: OUTCOMES, limit: 500, offset: 0 };
    return (await this.ask('historyRead', query)).rows;
  }

  /** The messages on their way, of one channel, newest first. */
  async messages(channel: OutboxEntry['channel']): Promise<readonly OutboxEntry[]> {
    const query = { states: MESSAGE_STATES, channels: [channel], limit: 500, offset: 0 };
    return (await this.ask('deliveryRead', query)).entries;
  }

  /** Asks for a run as the window does, and waits until it has ended. */
  async measure(): Promise<Run> {
    const answer = await this.ask('runStart', null);
    if (answer.kind !== 'started') throw new Error(`The run was not started: ${answer.kind}`);
    return this.runEnded(answer.runId);
  }

  /** Waits until this run has ended. */
  async runEnded(runId: string): Promise<Run> {
    const run = async () => (await this.ask('runRead', runId))?.run;
    await eventually(async () => (await run())?.outcome).not.toBe('running');
    const ended = await run();
    if (ended === undefined) throw new Error('The run is not in the history');
    return ended;
  }

  /** Waits until a running test has found its server and moves data. */
  async isMovingData(): Promise<void> {
    const page = await this.window();
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const bridge = (globalThis as unknown as { linewatch: Bridge }).linewatch;
          const stop = bridge.onProgress(({ phase }) => {
            if (phase !== 'download' && phase !== 'upload') return;
            stop();
            resolve();
          });
        }),
    );
  }

  /**
   * Sets the wall clock of its main process, from which it goes on; timers and the monotonic clock do not notice. So a
   * test need not wait for the time of day, and clocks can be wrong. Slots are kept from the scheduler's first look on,
   * so that is waited for at first.
   */
  async setClock(at: number): Promise<void> {
    const rows = (sql: string) => this.#folder.query(sql).length;
    const hasLooked = () =>
      rows("SELECT 1 FROM sqlite_master WHERE name = 'schedule_state'") > 0 &&
      rows('SELECT 1 FROM schedule_state') > 0;
    if (!this.#isClockSet) await eventually(hasLooked).toBe(true);
    this.#isClockSet = true;
    await this.#inMain((_electron, time) => {
      const place = globalThis as unknown as { Date: DateConstructor; realDate?: DateConstructor };
      const real = (place.realDate ??= place.Date);
      const shift = time - real.now();
      const now = () => real.now() + shift;
      place.Date = new Proxy(real, {
        construct: (target, args) => Reflect.construct(target, args.length === 0 ? [now()] : args) as Date,
        get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
      });
    }, at);
  }

  /** Lets `action` send the computer to sleep, and waits until the application has heard of it. */
  async isTakenToSleep(action: () => Promise<unknown>): Promise<void> {
    await this.#inMain(({ powerMonitor }) => {
      powerMonitor.once('suspend', () => Object.assign(globalThis, { hasHeardOfSleep: true }));
    }, null);
    await action();
    await eventually(() => this.#inMain(() => 'hasHeardOfSleep' in globalThis, null)).toBe(true);
  }

  /** Tells it that the computer woke up, as the operating system does. */
  async wakeUp(): Promise<void> {
    await this.#inMain(({ powerMonitor }) => {
      powerMonitor.emit('resume');
    }, null);
  }

  /** Its window takes the whole screen, or gives it back; resolves when the window manager has done so. */
  async setFullScreen(isFullScreen: boolean): Promise<void> {
    await this.#inMain(({ BrowserWindow }, isWanted) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setFullScreen(isWanted);
      if (isWanted) window?.focus();
    }, isFullScreen);
    const isDone = () =>
      this.electron.evaluate(
        ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFullScreen() === true,
      );
    await eventually(isDone).toBe(isFullScreen);
  }

  /** Changes the time zone of its main process. */
  async setZone(name: string): Promise<void> {
    await this.#inMain((_electron, zone) => {
      process.env['TZ'] = zone;
    }, name);
  }

  /**
   * Does something in the main process that can be done twice: while it starts, the inspector may lose the answer.
   */
  async #inMain<Value, Answer>(
    work: (electron: MainProcess, value: Value) => Answer,
    value: Value,
  ): Promise<Answer | undefined> {
    let answer: Answer | undefined;
    const isDone = async () => {
      try {
        answer = await this.electron.evaluate<Answer, Value>(work as never, value);
        return true;
      } catch (error) {
        if (String(error).includes('promise was garbage collected')) return false;
        throw error;
      }
    };
    await eventually(isDone).toBe(true);
    return answer;
  }

  /** Ends all its processes without a warning, as kill -9 or a power cut does. */
  async kill(): Promise<void> {
    killGroup(this.pid);
    await this.hasEnded();
  }

  /** Quits as its own menu does. */
  async quit(): Promise<void> {
    await this.electron.close();
    await this.hasEnded();
  }

  /** Waits until none of its processes lives. */
  async hasEnded(): Promise<void> {
    await eventually(() => getMembers(this.pid)).toEqual([]);
  }
}

/**
 * While a program is loaded, the inspector can lose the promise of what it evaluates to the collection of garbage. What
 * tests evaluate can be done twice.
 */
function keepPromises(electron: ElectronApplication): void {
  const evaluate = electron.evaluate.bind(electron) as (...args: readonly unknown[]) => Promise<unknown>;
  const again = async (...args: readonly unknown[]): Promise<unknown> => {
    try {
      return await evaluate(...args);
    } catch (error) {
      if (!String(error).includes('promise was garbage collected')) throw error;
      return again(...args);
    }
  };
  electron.evaluate = again as typeof electron.evaluate;
}
