import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import {
  isOnlyShown,
  storedEventSchema,
  type StorageEvent,
  type StoredEvent,
} from '../../shared/recording/storage-event';
import type { Clock } from '../core/ports';
import { readOwnFile } from '../files/own-file';
import { writeWhole } from '../files/whole-file';

/** So many confirmed events are remembered, so that a file that was not corrected is not told of at each start. */
const CONFIRMED_KEPT = 50;
/** More are never waited for by anybody: the oldest go. */
const OPEN_KEPT = 100;

/** Entries are read one by one: what a newer version wrote, or a damaged one, costs only itself. */
const file = z.object({ version: z.literal(1), events: z.array(z.unknown()) });

export interface EventStoreDeps {
  /** The data folder; events are in its `notices.json`. */
  readonly folder: string;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly log: (sentence: string, error?: unknown) => void;
}

/**
 * What happened to the files of Linewatch, in a file of its own: it outlives the database that it may be about, and
 * the process that found it. Where the disk refuses, events are kept until the process ends.
 */
export class EventStore {
  readonly #deps: EventStoreDeps;
  readonly #path: string;
  readonly #listeners = new Set<() => void>();
  #events: readonly StoredEvent[];

  constructor(deps: EventStoreDeps) {
    this.#deps = deps;
    this.#path = join(deps.folder, 'notices.json');
    this.#events = this.#read();
  }

  /** What nobody has confirmed yet, oldest first. */
  get open(): readonly StoredEvent[] {
    return this.#events.filter(({ confirmedAt }) => confirmedAt === null);
  }

  /** What no rule has been asked about yet, oldest first. */
  get untold(): readonly StoredEvent[] {
    return this.#events.filter(({ toldAt }) => toldAt === null);
  }

  /** Keeps an event and notes it in the log. The same state of a file, found again, is no new event. */
  add(event: StorageEvent): void {
    const isKnown = this.#events.some(
      (known) => isDeepStrictEqual(known.event, event) && (known.confirmedAt === null || isState(event)),
    );
    if (isKnown) return;
    this.#deps.log(`Storage: ${JSON.stringify(event)}`);
    const { newId, clock } = this.#deps;
    const at = clock.now();
    const toldAt = isOnlyShown(event) ? at : null;
    this.#keep([...this.#events, { id: newId(), at, event, toldAt, confirmedAt: null }]);
  }

  /** A person has read it. False where there is no such event. */
  confirm(id: string): boolean {
    return this.#change(id, { confirmedAt: this.#deps.clock.now() });
  }

  /** What was wrong with this file is over: nobody need confirm it. */
  over(kind: StorageEvent['kind'], path: string): void {
    for (const { id, event } of this.open) if (event.kind === kind && event.path === path) this.confirm(id);
  }

  /** The rules were asked about it, and what they tell is recorded. */
  told(id: string): void {
    this.#change(id, { toldAt: this.#deps.clock.now() });
  }

  /** Calls back after every change, until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #change(id: string, change: Partial<StoredEvent>): boolean {
    if (!this.#events.some((event) => event.id === id)) return false;
    this.#keep(this.#events.map((event) => (event.id === id ? { ...event, ...change } : event)));
    return true;
  }

  #keep(events: readonly StoredEvent[]): void {
    const open = events.filter(({ confirmedAt }) => confirmedAt === null).slice(-OPEN_KEPT);
    const confirmed = events.filter(({ confirmedAt }) => confirmedAt !== null).slice(-CONFIRMED_KEPT);
    this.#events = events.filter((event) => open.includes(event) || confirmed.includes(event));
    try {
      writeWhole(this.#path, `${JSON.stringify({ version: 1, events: this.#events }, null, 2)}\n`);
    } catch (error) {
      this.#deps.log('What happened to files could not be kept, and is known until Linewatch ends', error);
    }
    for (const listener of this.#listeners) listener();
  }

  #read(): readonly StoredEvent[] {
    try {
      const content = readOwnFile(this.#path);
      if (content === null) return [];
      const { events } = file.parse(JSON.parse(new TextDecoder().decode(content)));
      return events.flatMap((event) => storedEventSchema.safeParse(event).data ?? []);
    } catch (error) {
      this.#deps.log('What happened to files before could not be read', error);
      return [];
    }
  }
}

/** Events that describe a file as it stands, and not something that took place: confirmed once, they stay confirmed. */
function isState({ kind }: StorageEvent): boolean {
  return ['settings-partly-read', 'settings-restored', 'settings-defaults', 'folder-on-network'].includes(
    kind,
  );
}
