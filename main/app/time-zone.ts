import { realpathSync } from 'node:fs';
import { knownTimeZone } from '../../shared/local-time';

export interface TimeZoneDeps {
  /** The environment variable TZ; undefined where it is not set. */
  readonly setting: () => string | undefined;
  /** Asks the system again, and answers with the name it gives; undefined or an unknown name where it has none. */
  readonly detect: () => string | undefined;
  readonly log: (sentence: string) => void;
}

const FALLBACK = 'UTC';

/**
 * The time zone of this computer, always one that every clock and formatter here knows. A setting that names no
 * zone (an empty `TZ`, `Mars/Olympus`) means UTC, and the log says so.
 */
export class TimeZone {
  readonly #deps: TimeZoneDeps;

  #current: string = FALLBACK;
  #loggedSetting: string | null = null;

  constructor(deps: TimeZoneDeps) {
    this.#deps = deps;

    this.look();
  }

  get current(): string {
    return this.#current;
  }

  /** Reads the system’s zone again; true if it has changed. */
  look(): boolean {
    const before = this.#current;
    this.#current = this.#read() ?? FALLBACK;
    return this.#current !== before;
  }

  #read(): string | null {
    const setting = this.#deps.setting();
    const detected = setting === undefined ? this.#deps.detect() : nameIn(setting);
    const known = knownTimeZone(detected);
    if (known === null) this.#logUnknown(setting ?? detected ?? '');
    else this.#loggedSetting = null;
    return known;
  }

  #logUnknown(name: string): void {
    if (this.#loggedSetting === name) return;
    this.#loggedSetting = name;
    this.#deps.log(`The time zone "${name}" is not known: times are in ${FALLBACK}`);
  }
}

/** The zone that TZ names: as it is, after a colon, or as a file of the zone database. */
function nameIn(setting: string): string {
  const name = setting.trim().replace(/^:/, '');
  return name.startsWith('/') ? getFile(name).replace(/^.*\/zoneinfo\/(?:posix\/|right\/)?/, '') : name;
}

/** Where a path leads in the end (`/etc/localtime` is a link); the path itself where that cannot be read. */
function getFile(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** The zone of the operating system. */
export const systemTimeZone: Pick<TimeZoneDeps, 'setting' | 'detect'> = {
  setting: () => process.env['TZ'],
  detect: () => {
    // Node and V8 read the zone once, and again only when TZ changes: deleting the absent variable tells them to.
    delete process.env['TZ'];
    return Intl.DateTimeFormat().resolvedOptions().timeZone;
  },
};
