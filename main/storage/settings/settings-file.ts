import Store from 'electron-store';
import type { Settings } from '../../../shared/settings';
import { SettingsKeeper, type SettingsKeeperDeps } from './settings-keeper';
import { writeSettings } from './write-settings';

/**
 * The settings of a data folder, in the file that electron-store keeps.
 *
 * @throws {StartRefusal} when the file cannot be used
 */
export function openSettingsFile(deps: Omit<SettingsKeeperDeps, 'write'>): SettingsKeeper {
  let store: Store<Settings> | null = null;
  return new SettingsKeeper({
    ...deps,
    write: (settings) => {
      store ??= openStore(deps.folder);
      store.store = settings;
    },
  });
}

/**
 * The library's own write takes a short write for a whole one: on a disk that fills up it puts a cut file in the place
 * of a good one, without an error. Its own reading throws on what `SettingsKeeper` can read.
 */
function openStore(folder: string): Store<Settings> {
  const store = new Store<Settings>({
    cwd: folder,
    name: 'settings',
    clearInvalidConfig: false,
    deserialize: () => ({}) as Settings,
  });
  const write = (settings: Settings) => writeSettings(folder, settings);
  // The library calls them as its own methods; no option changes them. A folder that is gone stays gone.
  Object.defineProperty(store, '_write', { value: write });
  Object.defineProperty(store, '_ensureDirectory', { value: () => undefined });
  return store;
}
