import { join } from 'node:path';
import type { JsonFault } from '../../../shared/recording/json-fault';
import { DEFAULT_SETTINGS, FRESH_SETTINGS, type Settings } from '../../../shared/settings';
import type { NamedCut, StorageEvent } from '../../../shared/recording/storage-event';
import type { SettingsCut } from '../../core/settings/salvage';
import { readSettings } from '../../core/settings/upgrade';
import { getRefusal, requireTarget } from '../../files/data-folder';
import { systemWords } from '../../files/disk-problem';
import { isFile, readOwnFile } from '../../files/own-file';
import { leadsNowhere } from '../../files/place';
import { StartRefusal } from '../../files/start-refusal';
import { contentMark, keepBeside, keepCopy } from '../kept-files';

/** So many wrong values are named one by one. */
const CUTS_NAMED = 20;

export interface SettingsKeeperDeps {
  /** The data folder, which exists. */
  readonly folder: string;
  /** Throws while the data folder is not at its place. */
  readonly checkPlace: () => void;
  /** Writes settings to `settings.json`, whole or not at all. */
  readonly write: (settings: Settings) => void;
  /** Learns what happened to the file. */
  readonly onEvent: (event: StorageEvent) => void;
  /** What was wrong with a file is over. */
  readonly onOver: (kind: StorageEvent['kind'], path: string) => void;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** Where the settings in use came from. `none`: there was no file, as in a fresh installation. */
export type SettingsOrigin =
  | { readonly kind: 'file' | 'none' }
  /** The file cannot be read: the last settings that could be, or else those of a fresh installation, are in use. */
  | { readonly kind: 'copy' | 'defaults'; readonly fault: JsonFault };

type Saved = { readonly kind: 'saved' } | { readonly kind: 'not-written'; readonly detail: string };

/**
 * The settings in `<folder>/settings.json`, with the last good state beside it in `settings.bak.json`. A file that
 * cannot be read stays as it is until a person saves settings; what it held is kept beside it then, and so is what was
 * written by hand meanwhile.
 */
export class SettingsKeeper {
  readonly #deps: SettingsKeeperDeps;
  readonly #path: string;
  readonly #copyPath: string;
  readonly origin: SettingsOrigin;
  #settings: Settings = DEFAULT_SETTINGS;
  /** What the file held when it was last looked at; null where it was missing. */
  #known: Uint8Array | null;
  /** Whether the settings in use are those of the file. */
  #isRead = true;

  /** @throws {StartRefusal} when the disk refuses the file, or it was written by a newer version; nothing is changed */
  constructor(deps: SettingsKeeperDeps) {
    this.#deps = deps;
    this.#path = join(deps.folder, 'settings.json');
    this.#copyPath = join(deps.folder, 'settings.bak.json');
    this.#known = readAtStart(this.#path);
    this.origin = this.#known === null ? this.#withoutFile() : this.#fromFile(this.#known);
  }

  get current(): Settings {
    return this.#settings;
  }

  /** Writes the settings to disk and makes them current. Answers with the disk's words where it refuses. */
  save(settings: Settings): Saved {
    try {
      this.#deps.checkPlace();
      this.#keepWhatIsThere();
      this.#deps.write(settings);
      this.#known = readOwnFile(this.#path);
    } catch (error) {
      return { kind: 'not-written', detail: systemWords(error) };
    }
    this.#settings = settings;
    this.#isRead = true;
    if (this.#known !== null) this.#writeCopy(this.#known);
    return { kind: 'saved' };
  }

  #fromFile(content: Uint8Array): SettingsOrigin {
    const read = readSettings(content);
    switch (read.kind) {
      case 'newer':
        throw newer(this.#path, read.version);
      case 'unreadable':
        return this.#fromCopy(read.fault, content);
      case 'read':
        this.#settings = read.settings;
        if (read.faults.length > 0) this.#deps.onEvent(this.#partlyRead(content, read.faults));
        else this.#writeCopy(content);
        return { kind: 'file' };
    }
  }

  #fromCopy(fault: JsonFault, content: Uint8Array): SettingsOrigin {
    this.#isRead = false;
    const copy = this.#readCopy();
    const about = { path: this.#path, fault, content: contentMark(content) };
    if (copy === null) {
      this.#deps.onEvent({ kind: 'settings-defaults', ...about });
      return { kind: 'defaults', fault };
    }
    this.#settings = copy;
    this.#deps.onEvent({ kind: 'settings-restored', ...about });
    return { kind: 'copy', fault };
  }

  /** Settings that were saved once and are gone were not removed by Linewatch: the copy takes their place. */
  #withoutFile(): SettingsOrigin {
    const copy = this.#readCopy();
    if (copy === null) {
      this.#settings = FRESH_SETTINGS;
      return { kind: 'none' };
    }
    this.#settings = copy;
    this.#deps.onEvent({ kind: 'settings-missing', path: this.#path });
    if (this.save(copy).kind !== 'saved')
      this.#deps.log('settings.json could not be made again from its copy');
    return { kind: 'file' };
  }

  /** Null where there is no copy that can be read. */
  #readCopy(): Settings | null {
    // What stands in the place of the copy and is none makes room for the next one.
    const hasCopy = isFile(this.#copyPath) || leadsNowhere(this.#copyPath);
    const content = hasCopy ? readAtStart(this.#copyPath) : null;
    if (content === null) return null;
    const read = readSettings(content);
    if (read.kind === 'newer') throw newer(this.#copyPath, read.version);
    return read.kind === 'read' ? read.settings : null;
  }

  #partlyRead(content: Uint8Array, faults: readonly SettingsCut[]): StorageEvent {
    return {
      kind: 'settings-partly-read',
      path: this.#path,
      kept: this.#keep(content),
      cuts: faults.slice(0, CUTS_NAMED).map(named),
      cutCount: faults.length,
    };
  }

  #keep(content: Uint8Array): string | null {
    try {
      return keepBeside(this.#path, content);
    } catch (error) {
      this.#deps.log('The settings file could not be kept as it was found', error);
      return null;
    }
  }

  /** Before the file is replaced: what could not be read, and what was written by hand meanwhile, is kept. */
  #keepWhatIsThere(): void {
    const found = readOwnFile(this.#path);
    if (found === null) return;
    const isKnown = this.#known !== null && Buffer.compare(found, this.#known) === 0;
    if (isKnown && this.#isRead) return;
    const kept = keepBeside(this.#path, found);
    if (!isKnown) this.#deps.onEvent({ kind: 'settings-replaced', path: this.#path, kept });
  }

  /** The copy is a help and no condition: without it the settings are saved all the same. */
  #writeCopy(content: Uint8Array): void {
    try {
      keepCopy(this.#copyPath, content);
      this.#deps.onOver('copies-failing', this.#copyPath);
    } catch (error) {
      this.#deps.log('The copy of the settings could not be written', error);
      const detail = systemWords(error);
      this.#deps.onEvent({ kind: 'copies-failing', path: this.#copyPath, problem: 'refused', detail });
    }
  }
}

function named({ path, cut, found, taken }: SettingsCut): NamedCut {
  return { path, cut, found, taken };
}

function newer(path: string, version: number): StartRefusal {
  return new StartRefusal({ problem: 'newer', path, detail: String(version) });
}

/** @throws {StartRefusal} when the disk refuses: what cannot be read now may be in order */
function readAtStart(path: string): Uint8Array | null {
  requireTarget(path);
  try {
    return readOwnFile(path);
  } catch (error) {
    throw getRefusal(path, error);
  }
}
