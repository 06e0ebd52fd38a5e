import { SECOND_MS } from '../../shared/durations';
import type { Timers } from '../core/ports';
import type { ChangeLog } from '../storage/change-log';

/** 4 MB; SQLite's own measure. */
const LONG_PAGES = 1_000;
/** 64 MB: where nothing takes the changes in, the main process does after all. */
const MAX_PAGES = 16_000;
const LOOK_EVERY_MS = 10 * SECOND_MS;

export interface CheckpointsDeps {
  /** How long the log of changes is. */
  readonly read: () => ChangeLog;
  /** From now on the main process takes no changes in, unless they become as many as this. */
  readonly leave: (maxPages: number) => void;
  /** Takes the changes in, beside the main process. */
  readonly takeIn: () => Promise<ChangeLog>;
  readonly timers: Timers;
  readonly log: (sentence: string, error?: unknown) => void;
}

/**
 * Has the log of changes taken into the records beside the main process, whenever it has become long: SQLite would do it
 * in whichever transaction reaches the measure, and everything would wait for the disk meanwhile.
 */
export class Checkpoints {
  readonly #deps: CheckpointsDeps;
  #isBusy = false;
  #measure = LONG_PAGES;
  #isKept = false;

  constructor(deps: CheckpointsDeps) {
    this.#deps = deps;
  }

  /**
   * Whether changes are being taken in, or are begun to be since they have become many. What writes much waits until they
   * are: only then the log starts again.
   */
  get isBusy(): boolean {
    if (this.#isKept) this.#look();
    return this.#isBusy;
  }

  /** Begins to look. Returns how to stop. */
  keep(): () => void {
    this.#isKept = true;
    this.renew();
    const next = (): (() => void) =>
      this.#deps.timers.after(LOOK_EVERY_MS, () => {
        this.#look();
        stop = next();
      });
    let stop = next();
    return () => stop();
  }

  /** The file of the records is another one now. */
  renew(): void {
    if (this.#isKept) this.#deps.leave(MAX_PAGES);
  }

  #look(): void {
    if (this.#isBusy) return;
    try {
      const { pages, takenIn } = this.#deps.read();
      if (pages < LONG_PAGES) this.#measure = LONG_PAGES;
      if (pages >= this.#measure && takenIn < pages) void this.#takeIn();
    } catch (error) {
      this.#deps.log('The log of changes could not be read', error);
    }
  }

  /** Where somebody reads what was there before, the rest waits until there is more. */
  async #takeIn(): Promise<void> {
    this.#isBusy = true;
    try {
      const { pages, takenIn } = await this.#deps.takeIn();
      this.#measure = takenIn < pages ? pages + LONG_PAGES : LONG_PAGES;
    } catch (error) {
      this.#measure += LONG_PAGES;
      this.#deps.log('The log of changes could not be taken into the records', error);
    }
    this.#isBusy = false;
  }
}
