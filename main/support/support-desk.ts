import { randomUUID } from 'node:crypto';
import type { SupportFile, SupportPreview, SupportSaved } from '../../shared/support';
import { errorText } from '../../shared/texts/error-text';
import { diagnosticsText, type DiagnosticsFacts, type RecordsFacts } from '../core/support/diagnostics';
import { supportFiles } from '../core/support/support-files';
import { listCrashDumps } from '../files/crash-dumps';
import { listFiles } from '../files/list-files';
import { isInDataFolder } from '../files/own-place';
import { lastErrors, readLogs } from './read-logs';
import { writeArchive } from './write-archive';

export interface SupportDeskDeps {
  readonly folder: string;
  /** Oldest first. */
  readonly logPaths: readonly string[];
  readonly state: () => DiagnosticsFacts['state'];
  readonly settings: () => unknown;
  readonly readRecords: () => Promise<RecordsFacts>;
  readonly packageKind: () => string;
  readonly system: () => DiagnosticsFacts['system'];
  readonly clean: (text: string) => Promise<string>;
  readonly now: () => number;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** What a person hands on who asks for help: shown first, and saved as it was shown. */
export class SupportDesk {
  readonly #deps: SupportDeskDeps;
  #shown: SupportPreview | null = null;

  constructor(deps: SupportDeskDeps) {
    this.#deps = deps;
  }

  /** What is known of this copy, in short. */
  async diagnostics(): Promise<string> {
    const { clean } = this.#deps;
    return clean(diagnosticsText(await this.#facts(this.#logs())));
  }

  /** Everything that a bundle would hold. It is kept until it is saved, or another one is shown. */
  async preview(): Promise<SupportPreview> {
    const { clean, settings } = this.#deps;
    const logs = this.#logs();
    const facts = await this.#facts(logs);
    const files = await supportFiles({ facts, settings: settings(), logs, clean });
    this.#shown = { id: randomUUID(), files };
    return this.#shown;
  }

  /** Saves what was shown under this id; `askWhere` lets a person choose the file. */
  async save(id: string, askWhere: () => Promise<string | null>): Promise<SupportSaved> {
    const shown = this.#shown;
    if (shown?.id !== id) return { kind: 'outdated' };
    const path = await askWhere();
    if (path === null) return { kind: 'cancelled' };
    if (isInDataFolder(path, this.#deps.folder)) return { kind: 'data-folder' };
    try {
      await writeArchive(path, shown.files, new Date(this.#deps.now()));
      return { kind: 'saved', path };
    } catch (error) {
      this.#deps.log('A support file could not be written', error);
      return { kind: 'not-written', detail: errorText(error) };
    }
  }

  #logs(): readonly SupportFile[] {
    return readLogs(this.#deps.logPaths);
  }

  async #facts(logs: readonly SupportFile[]): Promise<DiagnosticsFacts> {
    const { now, state, packageKind, system, folder } = this.#deps;
    return {
      now: now(),
      state: state(),
      packageKind: packageKind(),
      system: system(),
      records: await this.#records(),
      files: listFiles(folder),
      crashDumps: listCrashDumps(folder),
      errors: lastErrors(logs),
    };
  }

  /** Damaged records are a reason to ask for help, and none to get none. */
  async #records(): Promise<RecordsFacts | null> {
    try {
      return await this.#deps.readRecords();
    } catch (error) {
      this.#deps.log('The form of the records could not be read', error);
      return null;
    }
  }
}
