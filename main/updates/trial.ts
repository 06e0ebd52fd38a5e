import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { NewVersion, UpdateOutcome } from '../../shared/updates/updates';
import { readOwnJson } from '../files/own-file';
import { syncFolder, writeWhole } from '../files/whole-file';

const NAME = 'update.json';

const text = z.string().max(10_000);
const notes = z.array(text).max(1_000);

/** An update that was installed and has not passed its self-check. */
const openSchema = z.object({
  kind: z.literal('open'),
  from: text,
  to: text,
  notes,
  image: text.nullable(),
  previous: text.nullable(),
  /** Format of the records that the old version knows. */
  recordsFormat: z.number(),
  /** The new version was started. */
  isStarted: z.boolean(),
  /** It has changed the records to a format that the old one does not know, or was about to. */
  areRecordsChanged: z.boolean(),
});
type OpenTrial = z.infer<typeof openSchema>;

const outcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('updated'), from: text, version: text, notes }),
  z.object({ kind: z.literal('rolled-back'), to: text }),
  z.object({ kind: z.literal('not-passed'), from: text, kept: text.nullable() }),
]);
const trialSchema = z.union([openSchema, z.object({ kind: z.literal('ended'), outcome: outcomeSchema })]);
type StoredTrial = z.infer<typeof trialSchema>;

/** Where the new version is, and where the old one is kept; null where it is not. */
export interface ImagePlace {
  readonly image: string | null;
  readonly previous: string | null;
}

export interface TrialDeps {
  readonly folder: string;
  readonly version: string;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** What a new version begins with: as usual, or the old one is in its place again and to be started. */
export type TrialStart = 'as-usual' | 'restart';

/**
 * The trial of a new version, in a file of the data folder that needs nothing else to be read. The old version is kept
 * until the new one has started, opened its records and shown its window; a start that does not get there puts the old
 * one back, at once where it can, and else at the next start.
 */
export class UpdateTrial {
  readonly #deps: TrialDeps;
  readonly #path: string;
  #stored: StoredTrial | null = null;

  constructor(deps: TrialDeps) {
    this.#deps = deps;
    this.#path = join(deps.folder, NAME);
    this.#stored = this.#read();
  }

  /** Whether an update is on trial. */
  get isOpen(): boolean {
    return this.#open !== null;
  }

  /** How the last update went; null where there was none, or a person has read it. */
  get outcome(): UpdateOutcome | null {
    return this.#stored?.kind === 'ended' ? this.#stored.outcome : null;
  }

  /**
   * Notes that an update is about to take the place of this version. `recordsFormat` is the newest that this one reads.
   *
   * @throws the system's error; nothing is noted then
   */
  prepare(next: NewVersion, place: ImagePlace, recordsFormat: number): void {
    const { version: to, notes: changes } = next;
    const { version: from } = this.#deps;
    const begun = { isStarted: false, areRecordsChanged: false };
    this.#write({ kind: 'open', from, to, notes: [...changes], ...place, recordsFormat, ...begun });
  }

  /** Called by every start, before anything of the data folder is opened. */
  begin(): TrialStart {
    const open = this.#open;
    if (open === null) return 'as-usual';
    if (open.to !== this.#deps.version) {
      // The update did not take place, or another version was put in its place by hand.
      this.#remove(open.previous);
      this.#forget();
      return 'as-usual';
    }
    if (open.isStarted) return this.fail('its last start did not end well');
    this.#keep({ ...open, isStarted: true });
    return 'as-usual';
  }

  /** Called before the records are brought to a format, which the old version may not be able to read. */
  openingRecords(recordsFormat: number): void {
    const open = this.#open;
    if (open !== null && open.recordsFormat !== recordsFormat) {
      this.#keep({ ...open, areRecordsChanged: true });
    }
  }

  /** The new version works: the old one goes. */
  pass(): void {
    const open = this.#open;
    if (open === null) return;
    const { from, to, notes: changes, previous } = open;
    this.#keep({ kind: 'ended', outcome: { kind: 'updated', from, version: to, notes: changes } });
    this.#remove(previous);
    this.#deps.log(`Version ${to} has passed its self-check; ${from} was removed`);
  }

  /** The new version does not work: the old one takes its place again, where it was kept and can read the records. */
  fail(why: string): TrialStart {
    const open = this.#open;
    if (open === null) return 'as-usual';
    this.#deps.log(`Version ${open.to} has not passed its self-check: ${why}`);
    if (this.#putBack(open)) {
      this.#keep({ kind: 'ended', outcome: { kind: 'rolled-back', to: open.to } });
      return 'restart';
    }
    const kept = open.previous !== null && existsSync(open.previous) ? open.previous : null;
    this.#keep({ kind: 'ended', outcome: { kind: 'not-passed', from: open.from, kept } });
    return 'as-usual';
  }

  /** A person has read how it went. */
  confirm(): void {
    if (this.#stored?.kind === 'ended') this.#forget();
  }

  /** An update whose new version is to prove itself. */
  get #open(): OpenTrial | null {
    return this.#stored?.kind === 'open' ? this.#stored : null;
  }

  #putBack({ image, previous, areRecordsChanged }: OpenTrial): boolean {
    if (image === null || previous === null || areRecordsChanged || !existsSync(previous)) return false;
    try {
      renameSync(previous, image);
      syncFolder(dirname(image));
      return true;
    } catch (error) {
      this.#deps.log('The old version could not be put back', error);
      return false;
    }
  }

  #read(): StoredTrial | null {
    if (!existsSync(this.#path)) return null;
    try {
      return trialSchema.parse(readOwnJson(this.#path));
    } catch (error) {
      this.#deps.log(`${this.#path} cannot be read and is not used`, error);
      return null;
    }
  }

  /** A disk that refuses must not keep a version from starting; it is then tried once more. */
  #keep(trial: StoredTrial): void {
    try {
      this.#write(trial);
    } catch (error) {
      this.#stored = trial;
      this.#deps.log('How the update goes could not be noted', error);
    }
  }

  #write(trial: StoredTrial): void {
    writeWhole(this.#path, `${JSON.stringify(trial)}\n`);
    this.#stored = trial;
  }

  #forget(): void {
    this.#stored = null;
    this.#remove(this.#path);
  }

  #remove(path: string | null): void {
    try {
      if (path !== null) rmSync(path, { force: true });
    } catch (error) {
      this.#deps.log(`${path ?? ''} could not be removed`, error);
    }
  }
}
