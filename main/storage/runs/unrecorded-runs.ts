import { closeSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { OUTCOMES, type EndedRun } from '../../../shared/run';
import type { UnrecordedRuns } from '../../core/run/recorder';
import { isFile, readOwnFile } from '../../files/own-file';
import { freePlace } from '../../files/place';

/** Room for about twenty runs. It is taken while the disk has some, so that a full one still takes what goes into it. */
const ROOM_BYTES = 64 * 1024;

/** As much of a run as its recording relies on; whatever else is missing costs only itself. */
const storedRun = z.looseObject({
  id: z.string().min(1),
  outcome: z.enum(OUTCOMES),
  startedAt: z.number().int(),
  finishedAt: z.number().int(),
});

/**
 * Ended runs that the records could not take, in a small file beside them. The file keeps its size and is written in
 * place, so that it works on a disk that is full.
 */
export class UnrecordedRunsFile implements UnrecordedRuns {
  readonly #path: string;
  readonly #log: (sentence: string, error?: unknown) => void;

  constructor(path: string, log: (sentence: string, error?: unknown) => void) {
    this.#path = path;
    this.#log = log;
  }

  /** Takes the room for it on the disk, where it has none yet. What fails is logged. */
  reserve(): void {
    try {
      if (this.#text() === '') this.#write([]);
    } catch (error) {
      this.#log('The room for results that cannot be recorded could not be taken', error);
    }
  }

  add(run: EndedRun): void {
    this.#write([...this.read().filter(({ id }) => id !== run.id), run]);
  }

  /** The runs that wait, oldest first; empty where there are none or the file is not whole. */
  read(): readonly EndedRun[] {
    const text = this.#text();
    if (text === '') return [];
    try {
      return z.array(storedRun).parse(JSON.parse(text)) as unknown as readonly EndedRun[];
    } catch (error) {
      this.#log(`Results that wait to be recorded are unreadable: ${text}`, error);
      return [];
    }
  }

  remove(ids: readonly string[]): void {
    this.#write(this.read().filter(({ id }) => !ids.includes(id)));
  }

  /** Empty where there is no file. */
  #text(): string {
    try {
      return new TextDecoder().decode(readOwnFile(this.#path) ?? new Uint8Array()).trim();
    } catch {
      return '';
    }
  }

  #write(runs: readonly EndedRun[]): void {
    const text = Buffer.from(JSON.stringify(runs));
    const whole = Buffer.concat([text, Buffer.alloc(Math.max(0, ROOM_BYTES - text.length), ' ')]);
    if (!isFile(this.#path)) freePlace(this.#path);
    const file = openSync(this.#path, this.#text() === '' ? 'w' : 'r+', 0o600);
    try {
      for (let at = 0; at < whole.length;) at += writeSync(file, whole, at);
      ftruncateSync(file, whole.length);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  }
}
