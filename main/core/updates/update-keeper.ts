import type { PackageKind, UpdateOutcome, UpdateState, UpdateWait } from '../../../shared/updates/updates';
import type { Clock } from '../ports';
import {
  afterClockChange,
  isCheckDue,
  isPutOff,
  LATER_MS,
  newestKnown,
  type UpdateMemory,
} from './update-memory';
import type { CheckEnd, UpdateFault, Updater } from './updater';

export interface UpdateKeeperDeps {
  readonly package: PackageKind;
  readonly version: string;
  /** Loads what updates this copy, when it is first needed; null where it cannot be updated by itself. */
  readonly updater: (() => Promise<Updater>) | null;
  /** Whether it is looked for updates without being asked. */
  readonly isWanted: () => boolean;
  readonly isTesting: () => boolean;
  readonly isDelivering: () => boolean;
  readonly hasNetwork: () => boolean;
  readonly memory: { readonly read: () => UpdateMemory; readonly write: (memory: UpdateMemory) => void };
  /** How the last update went, until it is confirmed. */
  readonly past: { readonly outcome: UpdateOutcome | null; readonly confirm: () => void };
  /** Ends this process and starts the new version. */
  readonly restart: () => void;
  readonly clock: Clock;
  readonly onChanged: () => void;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** What a person asked for is done in this order; each step waits until no test and no delivery is under way. */
type Stage = 'load' | 'install' | 'restart';
type Activity = Exclude<UpdateState['step'], { kind: 'none' | 'available' }>;

/**
 * Looks for a newer version once a day, says so, and installs it when a person wants that: never during a test or a
 * delivery, and a test that begins while it is loaded comes first.
 */
export class UpdateKeeper {
  readonly #deps: UpdateKeeperDeps;
  #memory: UpdateMemory;
  #problem: UpdateState['problem'] = null;
  #activity: Activity | null = null;
  /** What a person has asked for and is not done; null where nothing is. */
  #stage: Stage | null = null;
  #work: AbortController | null = null;
  #isStopped = false;

  constructor(deps: UpdateKeeperDeps) {
    this.#deps = deps;
    this.#memory = deps.memory.read();
  }

  get state(): UpdateState {
    const { version, package: kind, updater, past } = this.#deps;
    return {
      package: kind,
      canUpdate: updater !== null,
      checkedAt: this.#memory.checkedAt,
      newest: newestKnown(this.#memory, version),
      step: this.#step(),
      problem: this.#problem,
      outcome: past.outcome,
    };
  }

  /** Does what is due now. Cheap; may be called at any time, and is at every beat and every change. */
  look(): void {
    const { updater, isWanted, hasNetwork, clock } = this.#deps;
    if (updater === null || this.#isStopped) return;
    if (this.#work !== null) return this.#giveWay();
    this.#remember(afterClockChange(this.#memory, clock.now()));
    if (this.#stage !== null) return void this.#perform(updater, (...of) => this.#goOn(...of));
    if (!isWanted() || !isCheckDue(this.#memory, clock.now()) || !hasNetwork() || this.#wait() !== null)
      return;
    void this.#perform(updater, (...of) => this.#check(...of));
  }

  /** Looks for an update because a person wants to know. False where it cannot, or something else is done just now. */
  check(): boolean {
    const { updater } = this.#deps;
    if (updater === null || this.#isStopped || this.#work !== null || this.#wait() !== null) return false;
    void this.#perform(updater, (...of) => this.#check(...of));
    return true;
  }

  /** Loads and installs the newest version as soon as nothing is disturbed by it. False where there is none. */
  install(): boolean {
    if (this.#deps.updater === null || this.state.newest === null) return false;
    this.#stage ??= 'load';
    this.#problem = null;
    this.look();
    this.#deps.onChanged();
    return true;
  }

  /** Says nothing of it for some days, and gives up what was begun. */
  later(): boolean {
    return this.#putOff({ deferredUntil: this.#deps.clock.now() + LATER_MS });
  }

  /** Says nothing of this version ever again. */
  skip(): boolean {
    const { newest } = this.state;
    return newest !== null && this.#putOff({ skipped: newest.version });
  }

  confirm(): boolean {
    this.#deps.past.confirm();
    this.#deps.onChanged();
    return true;
  }

  /** Nothing is begun any more, and what is under way is given up. */
  stop(): void {
    this.#isStopped = true;
    this.#work?.abort();
  }

  #step(): UpdateState['step'] {
    if (this.#activity !== null) return this.#activity;
    const newest = newestKnown(this.#memory, this.#deps.version);
    if (newest === null || isPutOff(this.#memory, newest.version, this.#deps.clock.now())) {
      return { kind: 'none' };
    }
    return { kind: 'available' };
  }

  /** What an update would disturb now; null where it disturbs nothing. */
  #wait(): UpdateWait | null {
    if (this.#deps.isTesting()) return 'test';
    return this.#deps.isDelivering() ? 'delivery' : null;
  }

  /** A test measures nothing true while something else is loaded. */
  #giveWay(): void {
    if (this.#activity?.kind === 'loading' && this.#deps.isTesting()) this.#work?.abort();
  }

  async #perform(
    load: () => Promise<Updater>,
    work: (updater: Updater, signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    const control = new AbortController();
    this.#work = control;
    try {
      await work(await load(), control.signal);
    } catch (error) {
      this.#deps.log('The update met a fault of its own', error);
      this.#fail({ kind: 'fault', problem: 'failed', detail: String(error) });
    }
    this.#work = null;
  }

  async #check(updater: Updater, signal: AbortSignal): Promise<void> {
    this.#show({ kind: 'checking' });
    const end = await updater.check(signal);
    if (signal.aborted) return this.#show(null);
    this.#remember({ ...this.#memory, checkedAt: this.#deps.clock.now() });
    if (this.#learn(end)) this.#problem = null;
    this.#show(null);
  }

  async #goOn(updater: Updater, signal: AbortSignal): Promise<void> {
    while (this.#stage !== null) {
      const wait = this.#wait();
      if (wait !== null) return this.#show({ kind: 'waiting', for: wait });
      if (this.#stage === 'load') await this.#load(updater, signal);
      else if (this.#stage === 'install') await this.#install(updater);
      else return this.#deps.restart();
    }
    this.#show(null);
  }

  async #load(updater: Updater, signal: AbortSignal): Promise<void> {
    this.#show({ kind: 'loading', percent: 0 });
    // The feed is read again: what is installed is what it names now.
    if (!this.#learn(await updater.check(signal)) || this.state.newest === null) {
      this.#stage = null;
      return;
    }
    const end = signal.aborted
      ? ({ kind: 'cancelled' } as const)
      : await updater.load((percent) => this.#show({ kind: 'loading', percent }), signal);
    if (end.kind === 'fault') return this.#fail(end);
    if (end.kind === 'loaded' && this.#stage === 'load') this.#stage = 'install';
    // Whoever gave it up has changed the stage; a test has not.
    if (end.kind === 'cancelled' && this.#wait() === null) this.#stage = null;
  }

  async #install(updater: Updater): Promise<void> {
    this.#show({ kind: 'installing' });
    const end = await updater.install();
    if (end.kind === 'fault') return this.#fail(end);
    this.#stage = end.kind === 'restart' ? 'restart' : null;
  }

  /** Takes up what the feed says. False where it could not be read. */
  #learn(end: CheckEnd): boolean {
    if (end.kind === 'fault') {
      this.#fail(end);
      return false;
    }
    const newest = end.kind === 'newer' ? { version: end.version, notes: [...end.notes] } : null;
    // What was put off is a version, not the next one.
    const isOther = newest?.version !== this.#memory.newest?.version;
    this.#remember({ ...this.#memory, newest, ...(isOther && { deferredUntil: null }) });
    return true;
  }

  #fail({ problem, detail }: UpdateFault): void {
    this.#deps.log(`The update ended: ${problem} (${detail})`);
    this.#problem = { kind: problem, detail, during: this.#stage === null ? 'check' : 'installation' };
    this.#stage = null;
    this.#show(null);
  }

  #putOff(change: Partial<UpdateMemory>): boolean {
    // A version that is in its place already is started.
    if (this.#stage === 'restart' || this.#activity?.kind === 'installing') return false;
    this.#stage = null;
    this.#problem = null;
    this.#work?.abort();
    this.#remember({ ...this.#memory, ...change });
    this.#show(null);
    return true;
  }

  #remember(memory: UpdateMemory): void {
    if (memory === this.#memory) return;
    this.#memory = memory;
    this.#deps.memory.write(memory);
  }

  #show(activity: Activity | null): void {
    if (JSON.stringify(activity) === JSON.stringify(this.#activity) && activity !== null) return;
    this.#activity = activity;
    this.#deps.onChanged();
  }
}
