import type { KeyObject } from 'node:crypto';
import {
  AppImageUpdater,
  CancellationToken,
  MacUpdater,
  NsisUpdater,
  type AppUpdater,
  type ProgressInfo,
  type UpdateInfo,
} from 'electron-updater';
import type { AppAdapter } from 'electron-updater/out/AppAdapter';
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider';
import type { NewVersion, UpdatingKind } from '../../shared/updates/updates';
import { readNotes } from '../core/updates/notes';
import type { Timers } from '../core/ports';
import type { CheckEnd, InstallEnd, LoadEnd, Updater } from '../core/updates/updater';
import { isNewer } from '../core/updates/version';
import { previousImage, replaceImage } from './image';
import { SignedFeed } from './signed-feed';
import type { ImagePlace } from './trial';
import { toFault } from './update-fault';

/** Ends a look at the feed, in ms. */
const CHECK_WITHIN_MS = 30_000;
/** Ends a transfer in which nothing arrives any more, in ms. */
const STALLED_AFTER_MS = 60_000;

export interface LibraryUpdaterOptions {
  readonly package: UpdatingKind;
  readonly application: AppAdapter;
  readonly executor: ProviderRuntimeOptions['executor'];
  /** Folder of the feed. */
  readonly feedUrl: string;
  readonly key: KeyObject;
  /** The AppImage in use; null on other systems. */
  readonly image: string | null;
  /** Whether the share of installations that the feed names has this one in it; undefined where it names none. */
  readonly isInRollout: (percentage: unknown) => boolean;
  /** Called before requests: how they are made may have changed. */
  readonly prepareRequests: () => Promise<void>;
  readonly starts: (program: string) => Promise<boolean>;
  /** Notes what is about to take the place of this version. */
  readonly prepareTrial: (next: NewVersion, place: ImagePlace) => void;
  readonly timers: Timers;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** Updates by electron-updater: it reads feeds, loads files and checks their hashes. When is decided elsewhere. */
export class LibraryUpdater implements Updater {
  readonly #options: LibraryUpdaterOptions;
  readonly #library: AppUpdater;
  #cancellation = new CancellationToken();
  #newest: (NewVersion & { readonly bytes: number }) | null = null;
  #loaded: string | null = null;

  constructor(options: LibraryUpdaterOptions) {
    this.#options = options;
    this.#library = createLibrary(options);
    Object.assign(this.#library, { httpExecutor: options.executor });
    const { isInRollout, log } = options;
    const say = (message?: unknown) => log(`Updates: ${String(message).split('\n', 1)[0] ?? ''}`);
    this.#library.logger = { info: say, warn: say, error: say };
    this.#library.autoDownload = false;
    this.#library.autoInstallOnAppQuit = false;
    this.#library.disableWebInstaller = true;
    this.#library.isUserWithinRollout = ({ stagingPercentage }) => isInRollout(stagingPercentage);
    const feed = { provider: 'custom', updateProvider: SignedFeed, url: options.feedUrl, key: options.key };
    this.#library.setFeedURL(Object.assign(feed, { cancellation: () => this.#cancellation }) as never);
    this.#library.allowDowngrade = false;
  }

  async check(signal: AbortSignal): Promise<CheckEnd> {
    this.#newest = null;
    const end = this.#beginStep(CHECK_WITHIN_MS, signal);
    try {
      await this.#options.prepareRequests();
      const found = await this.#library.checkForUpdates();
      if (found?.isUpdateAvailable !== true) return { kind: 'none' };
      const { version } = found.updateInfo;
      if (!isNewer(version, this.#options.application.version)) return { kind: 'none' };
      this.#newest = {
        version,
        notes: readNotes(found.updateInfo.releaseNotes),
        bytes: largest(found.updateInfo),
      };
      return { kind: 'newer', version, notes: this.#newest.notes };
    } catch (error) {
      return toFault(error, 'unreachable');
    } finally {
      end.step();
    }
  }

  async load(onPercent: (percent: number) => void, signal: AbortSignal): Promise<LoadEnd> {
    const newest = this.#newest;
    if (newest === null) throw new Error('Nothing was found that could be loaded');
    const endFirst = this.#beginStep(STALLED_AFTER_MS, signal);
    const cancellation = this.#cancellation;
    let stopWatch = (): void => undefined;
    const onProgress = ({ percent, transferred }: ProgressInfo) => {
      endFirst.timer();
      stopWatch();
      stopWatch = this.#options.timers.after(STALLED_AFTER_MS, () => cancellation.cancel());
      // A server that sends without end fills no disk.
      if (newest.bytes > 0 && transferred > newest.bytes) cancellation.cancel();
      onPercent(Math.floor(Math.min(100, percent)));
    };
    this.#library.on('download-progress', onProgress);
    try {
      await this.#options.prepareRequests();
      [this.#loaded = null] = await this.#library.downloadUpdate(cancellation);
      return { kind: 'loaded' };
    } catch (error) {
      return signal.aborted ? { kind: 'cancelled' } : toFault(error, 'interrupted');
    } finally {
      stopWatch();
      endFirst.step();
      this.#library.off('download-progress', onProgress);
    }
  }

  async install(): Promise<InstallEnd> {
    const [next, loaded] = [this.#newest, this.#loaded];
    if (next === null || loaded === null) throw new Error('Nothing was loaded that could be installed');
    const { image, starts, prepareTrial } = this.#options;
    try {
      if (image === null) {
        prepareTrial(next, { image: null, previous: null });
        this.#library.quitAndInstall(true, true);
        return { kind: 'handed-over' };
      }
      const onReady = (path: string) => prepareTrial(next, { image: path, previous: previousImage(path) });
      const isReplaced = await replaceImage({ image, loaded, starts, onReady });
      return isReplaced
        ? { kind: 'restart' }
        : { kind: 'fault', problem: 'does-not-start', detail: next.version };
    } catch (error) {
      return toFault(error, 'failed');
    }
  }

  /** Makes requests end after a while or at the signal, until the timer or the whole step is ended. */
  #beginStep(milliseconds: number, signal: AbortSignal) {
    const cancellation = new CancellationToken();
    this.#cancellation = cancellation;
    const cancel = () => cancellation.cancel();
    signal.addEventListener('abort', cancel);
    const timer = this.#options.timers.after(milliseconds, cancel);
    const step = () => {
      timer();
      signal.removeEventListener('abort', cancel);
    };
    return { timer, step };
  }
}

function createLibrary({ package: kind, application }: LibraryUpdaterOptions): AppUpdater {
  switch (kind) {
    case 'appimage':
      return new AppImageUpdater(null, application);
    case 'installer':
      return new NsisUpdater(null, application);
    case 'mac':
      return new MacUpdater(undefined, application);
  }
}

/** The most bytes that any of its files has; 0 where the feed names no sizes. */
function largest({ files }: UpdateInfo): number {
  return Math.max(0, ...files.map(({ size }) => size ?? 0));
}
