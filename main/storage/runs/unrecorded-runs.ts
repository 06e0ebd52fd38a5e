import { closeSync, fsyncSync, ftruncateSync, openSync } from 'node:fs';
import { z } from 'zod';
import { OUTCOMES, type EndedRun } from '../../../shared/run';
import type { UnrecordedRuns } from '../../core/run/recorder';
import { getSize, isFile, readOwnFile } from '../../files/own-file';
import { freePlace } from '../../files/place';
import { OWNER_ONLY, writeAll } from '../../files/whole-file';
import { sha256 } from '../chain/sha256';

/** Room for about twenty runs. It is taken while the disk has some, so that a full one still takes what goes into it. */
const ROOM_BYTES = 64 * 1024;

/** As much of a run as its recording relies on; whatever else is missing costs only itself. */
const storedRun = z.looseObject({
  id: z.string().min(1),
  outcome: z.enum(OUTCOMES),
  startedAt: z.number().int(),
  finishedAt: z.number().int(),
});

/** First line of a file: the number of the writing, and the SHA-256 of the line that follows. */
const headOf = z.object({ writing: z.number().int(), sha256: z.string() });

/** What a file holds, whole. */
interface Held {
  readonly writing: number;
  readonly runs: readonly EndedRun[];
}

/**
 * Ended runs that the records could not take, in two small files beside them. They keep their size and are written in
 * place, so that they work on a disk that is full. They are written in turn: where one is cut off in the middle of its
 * writing, the other one has what was there before.
 */
export class UnrecordedRunsFile implements UnrecordedRuns {
  readonly #paths: readonly [first: string, second: string];
  readonly #log: (sentence: string, error?: unknown) => void;

  /** @param path of the first file; the second one stands beside it */
  constructor(path: string, log: (sentence: string, error?: unknown) => void) {
    this.#paths = [path, path.replace(/(\.json)?$/, '-2$1')];
    this.#log = log;
  }

  /** Takes the room for it on the disk, where it has none yet. What fails is logged. */
  reserve(): void {
    try {
      for (const path of this.#paths) if (getSize(path) === 0) writeInPlace(path, '');
    } catch (error) {
      this.#log('The room for results that cannot be recorded could not be taken', error);
    }
  }

  add(run: EndedRun): void {
    this.#change((runs) => [...runs.filter(({ id }) => id !== run.id), run]);
  }

  /** The runs that wait, oldest first; empty where there are none or no file is whole. */
  read(): readonly EndedRun[] {
    return this.#newest()?.runs ?? [];
  }

  remove(ids: readonly string[]): void {
    this.#change((runs) => runs.filter(({ id }) => !ids.includes(id)));
  }

  #newest(): (Held & { readonly path: string }) | null {
    const broken: string[] = [];
    const whole = this.#paths.flatMap((path) => {
      const text = readText(path);
      const held = text === '' ? null : heldIn(text);
      if (text !== '' && held === null) broken.push(text);
      return held === null ? [] : [{ ...held, path }];
    });
    // A file that was cut off beside a whole one had not been acknowledged.
    if (whole.length === 0)
      for (const text of broken) this.#log(`Results that wait to be recorded are unreadable: ${text}`);
    return whole.toSorted((one, other) => other.writing - one.writing)[0] ?? null;
  }

  #change(change: (runs: readonly EndedRun[]) => readonly EndedRun[]): void {
    const newest = this.#newest();
    const [first, second] = this.#paths;
    const text = JSON.stringify(change(newest?.runs ?? []));
    const head = { writing: (newest?.writing ?? 0) + 1, sha256: sha256(text) };
    writeInPlace(newest?.path === first ? second : first, `${JSON.stringify(head)}\n${text}`);
  }
}

/** Null where it is not whole. Earlier versions wrote the runs alone. */
function heldIn(text: string): Held | null {
  try {
    const [first = '', second] = text.split('\n');
    if (second === undefined) return { writing: 0, runs: runsIn(first) };
    const { writing, sha256: digest } = headOf.parse(JSON.parse(first));
    return sha256(second) === digest ? { writing, runs: runsIn(second) } : null;
  } catch {
    return null;
  }
}

/** @throws where the text is no list of runs */
function runsIn(text: string): readonly EndedRun[] {
  return z.array(storedRun).parse(JSON.parse(text)) as unknown as readonly EndedRun[];
}

/** Without the blanks around it; empty where there is no file. */
function readText(path: string): string {
  try {
    return new TextDecoder().decode(readOwnFile(path) ?? new Uint8Array()).trim();
  } catch {
    return '';
  }
}

/** Writes over what a file has, without giving back its room on the disk. */
function writeInPlace(path: string, content: string): void {
  const text = Buffer.from(content);
  const whole = Buffer.concat([text, Buffer.alloc(Math.max(0, ROOM_BYTES - text.length), ' ')]);
  if (!isFile(path)) freePlace(path);
  const file = openSync(path, isFile(path) ? 'r+' : 'w', OWNER_ONLY);
  try {
    writeAll(file, whole);
    ftruncateSync(file, whole.length);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
