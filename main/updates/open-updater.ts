import { join } from 'node:path';
import { getAppCacheDir, type AppAdapter } from 'electron-updater/out/AppAdapter';
import { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor';
import type { Updater } from '../core/updates/updater';
import { FEED_FILE } from './feed-place';
import { LibraryUpdater, type LibraryUpdaterOptions } from './library-updater';

const CACHE_FOLDER = 'linewatch-updater';

/** A proxy asks who wants to use it. */
export type ProxyLogin = (answer: (user: string, password: string) => void) => void;

export interface OpenUpdaterOptions extends Omit<LibraryUpdaterOptions, 'application' | 'executor'> {
  readonly version: string;
  readonly resources: string;
  readonly quit: () => void;
  readonly proxyLogin: ProxyLogin;
}

/** What updates this copy, with the network of Electron. What it loads is in the user’s folder for caches. */
export function openUpdater(options: OpenUpdaterOptions): Updater {
  const { version, resources, quit, proxyLogin } = options;
  const cache = getAppCacheDir();
  const application: AppAdapter = {
    version,
    name: 'linewatch',
    isPackaged: true,
    appUpdateConfigPath: join(resources, FEED_FILE),
    // The library keeps a number for rollouts there, which nobody is told; the folder of the records stays ours.
    userDataPath: join(cache, CACHE_FOLDER),
    baseCachePath: cache,
    whenReady: () => Promise.resolve(),
    relaunch: () => undefined,
    quit,
    onQuit: () => undefined,
  };
  const executor = new ElectronHttpExecutor((_info, answer) => proxyLogin(answer));
  return new LibraryUpdater({ ...options, application, executor });
}
