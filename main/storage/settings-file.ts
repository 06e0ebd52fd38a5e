import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import { errorText } from '../../shared/error-text';
import type { Notice } from '../../shared/ipc';
import { DEFAULT_SETTINGS, type Settings } from '../../shared/settings';
import { readSettings, type ReadSettings } from '../core/settings-upgrade';

/**
 * The settings in `<folder>/settings.json`, with the last good state beside it in `settings.bak.json`.
 * A file that cannot be read is put aside, never overwritten, and the last good state takes its place.
 */
export class SettingsFile {
  readonly #path: string;
  readonly #backup: string;
  readonly #store: Store<Record<string, unknown>>;
  #settings: Settings;
  /** What the user should know of how the file was read; null when all was well. */
  readonly notice: Notice | null;

  constructor(folder: string, now: number) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#path = join(folder, 'settings.json');
    this.#backup = join(folder, 'settings.bak.json');
    const { settings, notice } = this.#load(now);
    this.#settings = settings;
    this.notice = notice;
    this.#store = new Store({ cwd: folder, name: 'settings', clearInvalidConfig: false });
  }

  get current(): Settings {
    return this.#settings;
  }

  /** Writes the settings to disk and makes them current. Answers with the disk's words where it refuses. */
  save(
    settings: Settings,
  ): { readonly kind: 'saved' } | { readonly kind: 'not-written'; readonly detail: string } {
    try {
      if (existsSync(this.#path)) copyFileSync(this.#path, this.#backup);
      this.#store.store = settings;
    } catch (error) {
      return { kind: 'not-written', detail: errorText(error) };
    }
    this.#settings = settings;
    return { kind: 'saved' };
  }

  #load(now: number): { readonly settings: Settings; readonly notice: Notice | null } {
    if (!existsSync(this.#path) && !existsSync(this.#backup))
      return { settings: DEFAULT_SETTINGS, notice: null };
    const read = readFile(this.#path);
    if (read.kind === 'read') {
      const paths = read.faults.map((fault) => fault.path).join(', ');
      return {
        settings: read.settings,
        notice: paths === '' ? null : { kind: 'settings-partly-read', detail: paths },
      };
    }
    if (existsSync(this.#path)) renameSync(this.#path, `${this.#path}.damaged-${now}`);
    const backup = readFile(this.#backup);
    if (backup.kind === 'read') copyFileSync(this.#backup, this.#path);
    const settings = backup.kind === 'read' ? backup.settings : DEFAULT_SETTINGS;
    return { settings, notice: { kind: 'settings-restored', detail: `${this.#path}.damaged-${now}` } };
  }
}

function readFile(path: string): ReadSettings {
  try {
    return readSettings(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    return { kind: 'unreadable', detail: errorText(error) };
  }
}
