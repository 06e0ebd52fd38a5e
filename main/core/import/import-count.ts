import type { ImportCount, ImportFaultAt, ImportPreview } from '../../../shared/history/import';
import type { ProviderKind } from '../../../shared/providers';
import { getMethod } from '../../../shared/run';
import type { ImportedRun } from './imported-run';

/** A person looks at some of them, not at thousands. */
const FAULTS_SHOWN = 50;
const SERVERS_SHOWN = 12;

type Counted = Omit<ImportPreview, 'kind' | 'path' | 'fileName' | 'source' | 'mark'>;

/** Sums up what a file holds, record by record. */
export class ImportCounter {
  readonly #services = new Map<ProviderKind, number>();
  readonly #servers = new Map<string, number>();
  readonly #faults: ImportFaultAt[] = [];
  #added = 0;
  #duplicates = 0;
  #unreadable = 0;
  #firstAt: number | null = null;
  #lastAt: number | null = null;
  #hasNetworks = false;

  addRun(run: ImportedRun, isDuplicate: boolean): void {
    if (isDuplicate) this.#duplicates += 1;
    else this.#added += 1;
    this.#firstAt = Math.min(this.#firstAt ?? run.startedAt, run.startedAt);
    this.#lastAt = Math.max(this.#lastAt ?? run.startedAt, run.startedAt);
    this.#services.set(run.provider, (this.#services.get(run.provider) ?? 0) + 1);
    if (run.server !== null)
      this.#servers.set(run.server.name, (this.#servers.get(run.server.name) ?? 0) + 1);
    this.#hasNetworks ||= (getMethod(run)?.network ?? null) !== null;
  }

  addFault({ line, fault }: ImportFaultAt): void {
    this.#unreadable += 1;
    if (this.#faults.length < FAULTS_SHOWN) this.#faults.push({ line, fault });
  }

  get counts(): Counted {
    return {
      added: this.#added,
      duplicates: this.#duplicates,
      unreadable: this.#unreadable,
      faults: this.#faults,
      firstAt: this.#firstAt,
      lastAt: this.#lastAt,
      services: mostFirst(this.#services),
      servers: mostFirst(this.#servers).slice(0, SERVERS_SHOWN),
      serverCount: this.#servers.size,
      hasNetworks: this.#hasNetworks,
    };
  }
}

function mostFirst<Name>(counts: ReadonlyMap<Name, number>): readonly ImportCount<Name>[] {
  return [...counts].map(([name, runs]) => ({ name, runs })).sort((one, other) => other.runs - one.runs);
}
