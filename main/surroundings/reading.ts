import type { Surroundings } from '../../shared/surroundings';
import type { Source } from './source';

/** No read takes longer; what has not come by then is absent. */
export const READ_WITHIN_MS = 5_000;

/** What a reading is made with. */
export interface ReadingDeps {
  /** The later ones know better: what they tell stands in place of what the earlier ones told. */
  readonly sources: readonly Source[];
  readonly after: (milliseconds: number, action: () => void) => () => void;
  readonly log: (sentence: string, error: unknown) => void;
}

/** Surroundings that are being read. */
interface PartsReading {
  /** Resolves when every source has ended, or when nothing is waited for any more. Never rejects. */
  readonly ended: Promise<void>;
  /** What has come until now. Ends the reading. */
  finish(): Surroundings;
}

/** Starts to read from all sources at once. Nobody waits for them: `finish` gives what has come until then. */
export function beginReading({ sources, after, log }: ReadingDeps): PartsReading {
  const over = new AbortController();
  const parts: Surroundings[] = sources.map(() => ({}));
  const end = () => over.abort();
  const cancelDeadline = after(READ_WITHIN_MS, end);
  const reads = sources.map((source, index) => {
    const put = (part: Surroundings) => {
      if (!over.signal.aborted) parts[index] = { ...parts[index], ...part };
    };
    return read(source, put, over.signal).catch((error: unknown) => {
      if (!over.signal.aborted) log('A part of the surroundings of a run could not be read', error);
    });
  });
  const isOver = new Promise<void>((resolve) => over.signal.addEventListener('abort', () => resolve()));
  return {
    ended: Promise.race([isOver, Promise.all(reads).then(() => undefined)]),
    finish() {
      cancelDeadline();
      end();
      return Object.assign({}, ...parts) as Surroundings;
    },
  };
}

/** A source that throws at once is one that rejects. */
async function read(...[source, put, signal]: [Source, ...Parameters<Source>]): Promise<void> {
  await source(put, signal);
}
