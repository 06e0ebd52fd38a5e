import type { ImportFault, ImportSource } from '../../../shared/history/import';
import type { ProviderKind, ServerRef } from '../../../shared/providers';
import { ABSENT_FIGURES, NOTHING_MEASURED, type EndedRun, type Figures } from '../../../shared/run';
import type { Trigger } from '../../../shared/trigger';
import { cleanForeignText } from '../../../shared/texts/foreign-text';
import { recordedFigures } from '../figures';
import { readFailure } from './failure-words';

/** A run of a file. Its id is empty where the file names none that is its own in all records. */
export type ImportedRun = EndedRun & {
  readonly importedFrom: ImportSource;
  /** The note about it; absent where there is none. */
  readonly note?: string;
};

/** A note on a moment. */
export interface ImportedNote {
  /** As the file names it. */
  readonly id: string;
  readonly at: number;
  readonly text: string;
}

export type ImportedRecord =
  | { readonly kind: 'run'; readonly run: ImportedRun }
  | { readonly kind: 'note'; readonly note: ImportedNote }
  | { readonly kind: 'fault'; readonly fault: ImportFault };

export const faulty = (fault: ImportFault): ImportedRecord => ({ kind: 'fault', fault });

/** What a record of another program says of a test. */
export interface ForeignTest {
  readonly from: ImportSource;
  readonly trigger: Trigger;
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly provider: ProviderKind;
  readonly server: ServerRef | null;
  readonly figures: Figures;
  /** What the program said of a failure; empty where nothing. */
  readonly error: string;
  /** Whether it failed, whatever its figures. */
  readonly hasFailed: boolean;
}

/** The test as a run: completed where it has a throughput and did not fail. */
export function toRun(test: ForeignTest): ImportedRun {
  const { from, figures, error } = test;
  const recorded = recordedFigures(figures);
  const head = {
    id: '',
    importedFrom: from,
    trigger: test.trigger,
    startedAt: test.startedAt,
    finishedAt: Math.max(test.startedAt, test.finishedAt),
    slotAt: null,
    provider: test.provider,
    server: test.server,
  } as const;
  const method = {
    ...NOTHING_MEASURED,
    mode: 'full',
    passedOver: [],
    packetLossSource: from !== 'myspeed' && recorded.packetLossRatio !== null ? 'ookla' : null,
    network: null,
  } as const;
  if (!test.hasFailed) return { ...head, outcome: 'completed', figures: recorded, method };
  const detail = cleanForeignText(error);
  const hasFigures = Object.values(recorded).some((value) => value !== null);
  return {
    ...head,
    outcome: 'failed',
    reason: readFailure(detail),
    detail,
    figures: hasFigures ? recorded : null,
    method,
  };
}

/** Whether there is any throughput. */
export function hasThroughput({ downloadBitsPerSecond, uploadBitsPerSecond }: Figures): boolean {
  return downloadBitsPerSecond !== null || uploadBitsPerSecond !== null;
}

/** Figures of which some are known. */
export const figuresOf = (known: Partial<Figures>): Figures => ({ ...ABSENT_FIGURES, ...known });

/** Words of plain letters and signs, with one space between: there is nothing to clean. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;
const LONGEST_PLAIN = 200;

/** A cell as one line of text; empty where there is none. */
export function textOf(cell: unknown): string {
  if (cell === '' || cell === undefined || cell === null) return '';
  if (typeof cell === 'string' && cell.length <= LONGEST_PLAIN && PLAIN.test(cell)) return cell;
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  return typeof cell === 'string' ? cleanForeignText(cell) : '';
}
