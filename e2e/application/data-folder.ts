import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { z } from 'zod';
import type { SecretName } from '../../shared/channels';
import { SETTINGS_VERSION, type settingsSchema } from '../../shared/settings';
import type { Recording } from '../recordings';

/** Settings as a person writes them to settings.json: whatever is left out has its default. */
export type WrittenSettings = z.input<typeof settingsSchema>;

/** A data folder of its own for one test, under a short path, since a socket lives in it. */
export class DataFolder {
  readonly path: string;
  readonly #top = mkdtempSync(join(tmpdir(), 'lw-'));
  #recording: string | null = null;
  #handedOut: string | null = null;

  /** @param name of a folder within, for one with a longer path */
  constructor(name = '') {
    this.path = join(this.#top, name);
    mkdirSync(this.path, { recursive: true, mode: 0o700 });
  }

  /** Whether a process says where it listens for others. */
  get isServed(): boolean {
    return existsSync(join(this.path, 'linewatch.address.json'));
  }

  /** The process that has the lock of the folder; null where none has. */
  get holder(): number | null {
    try {
      return Number(readlinkSync(join(this.path, 'SingletonLock')).split('-').at(-1));
    } catch {
      return null;
    }
  }

  /** What the records say, also while an application runs; empty before there are any. */
  query<Row extends object>(sql: string): readonly Row[] {
    const path = join(this.path, 'linewatch.db');
    if (!existsSync(path)) return [];
    const database = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
    try {
      const rows = database.prepare(sql).all() as readonly Row[];
      // As plain objects, which SQLite's are not.
      return rows.map((row) => ({ ...row }));
    } finally {
      database.close();
    }
  }

  /** Environment of a start on this folder. */
  get env(): Readonly<Record<string, string>> {
    return this.#recording === null ? {} : { LINEWATCH_RECORDED_MEASUREMENT: this.#recording };
  }

  /** The line between the tests is watched only where a test says so. */
  writeSettings(settings: WrittenSettings): void {
    writeFileSync(
      join(this.path, 'settings.json'),
      JSON.stringify({ version: SETTINGS_VERSION, watching: { isEnabled: false }, ...settings }, null, 2),
    );
  }

  /**
   * The application starts on this folder as it is, and is a fresh one where nothing was written: only that it watches
   * no line, which would speak to other computers.
   */
  keepQuiet(): void {
    const isUsable = existsSync(this.path) && !existsSync(join(this.path, 'settings.json'));
    if (isUsable) this.writeSettings({});
  }

  /** Makes the disk refuse the settings, until the returned function is called. */
  refuseSettings(): () => void {
    const path = join(this.path, 'settings.json');
    renameSync(path, `${path}.held`);
    mkdirSync(path);
    return () => {
      rmdirSync(path);
      renameSync(`${path}.held`, path);
    };
  }

  /** Writes these secrets, by name, and no others. */
  writeSecrets(values: { readonly [Name in SecretName]?: string }): void {
    const secrets = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, { storage: 'file', value }]),
    );
    writeFileSync(join(this.path, 'secrets.json'), JSON.stringify({ version: 1, secrets }), { mode: 0o600 });
  }

  /** Changes what was recorded, by SQL, while no application runs on it: so a test need not wait for the clock. */
  changeRecords(sql: string, ...values: readonly (string | number)[]): void {
    const database = new DatabaseSync(join(this.path, 'linewatch.db'));
    database.prepare(sql).run(...values);
    database.close();
  }

  /** Every run from now on finds this instead of measuring. The first one is set before the application starts. */
  useRecording(recording: Recording): void {
    this.#recording = join(this.path, 'recording.json');
    writeFileSync(this.#recording, JSON.stringify(recording));
  }

  /** Null when there is no such file. */
  read(name: string): string | null {
    try {
      return readFileSync(join(this.path, name), 'utf8');
    } catch {
      return null;
    }
  }

  /** The path of a file that is handed out: no such file may lie in the data folder. */
  fileFor(name: string): string {
    return join(this.outside, name);
  }

  /** A folder beside the data folder. */
  get outside(): string {
    return (this.#handedOut ??= mkdtempSync(join(tmpdir(), 'lw-out-')));
  }

  remove(): void {
    const folders = [this.#top, ...(this.#handedOut === null ? [] : [this.#handedOut])];
    for (const each of folders) rmSync(each, { recursive: true, force: true, maxRetries: 10 });
  }
}
