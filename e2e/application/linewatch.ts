import { _electron, expect, type ElectronApplication, type Page } from '@playwright/test';
import type { AppState, Bridge, HistoryRow } from '../../shared/ipc';
import type { OutboxEntry } from '../../shared/message';
import type { DataFolder } from './data-folder';
import { environment, executable, isRoot } from './executable';
import { killGroup, membersOf } from './processes';

const END_WITHIN_MS = 10_000;
const EVERYTHING = { from: 0, to: 8.64e15 };

/** The application as it runs on a data folder, seen from outside and through its window. */
export class Linewatch {
  private constructor(
    readonly electron: ElectronApplication,
    /** Also the number of its process group. */
    readonly pid: number,
  ) {}

  static async start(folder: DataFolder, args: readonly string[] = []): Promise<Linewatch> {
    const electron = await _electron.launch({
      executablePath: executable(),
      args: [`--user-data-dir=${folder.path}`, ...args],
      env: environment(folder.env),
      chromiumSandbox: !isRoot,
      timeout: 30_000,
    });
    const { pid } = electron.process();
    if (pid === undefined) throw new Error('The application has no process');
    return new Linewatch(electron, pid);
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
    const query = { range: EVERYTHING, outcomes: [], limit: 500, offset: 0 };
    return (await this.ask('historyRead', query)).rows;
  }

  /** The messages on their way, of one channel, newest first. */
  async messages(channel: OutboxEntry['channel']): Promise<readonly OutboxEntry[]> {
    const query = { states: [], channels: [channel], limit: 500, offset: 0 };
    return (await this.ask('deliveryRead', query)).entries;
  }

  /** Waits until the schedule or whoever asked has a run going. */
  async hasStartedMeasuring(): Promise<void> {
    await expect.poll(async () => (await this.state()).running).not.toBeNull();
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
    await expect.poll(() => membersOf(this.pid), { timeout: END_WITHIN_MS }).toEqual([]);
  }
}
