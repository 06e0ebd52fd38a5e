import type { ProviderKind } from '../providers';

/** Programs whose recorded tests can be taken over. Persisted with each imported run. */
export const IMPORT_SOURCES = ['linewatch', 'speedtest-tracker', 'myspeed', 'ookla'] as const;
export type ImportSource = (typeof IMPORT_SOURCES)[number];

/** Why a record of a file is not taken over. */
export const IMPORT_FAULTS = [
  /** Its text is neither JSON nor a line of the table. */
  'broken',
  /** It is well-formed, but no test of a known program. */
  'no-test',
  'no-time',
  /** Its day and month cannot be told apart. */
  'ambiguous-time',
  'in-the-future',
  /** The test had not ended, or was not made. */
  'unfinished',
  /** It says that it succeeded and has no throughput. */
  'no-figures',
  /** A figure is not one: negative, or beyond every line. */
  'bad-figure',
  'unknown-service',
] as const;
export type ImportFault = (typeof IMPORT_FAULTS)[number];

/** Where in the file, and why. */
export interface ImportFaultAt {
  /** From 1. */
  readonly line: number;
  readonly fault: ImportFault;
}

export interface ImportCount<Name> {
  readonly name: Name;
  readonly runs: number;
}

/** What a file holds, and what an import of it would do. Nothing is written for it. */
export interface ImportPreview {
  readonly kind: 'preview';
  readonly path: string;
  readonly fileName: string;
  readonly source: ImportSource;
  /** Tells whether the file is still the same: its size and when it was written. */
  readonly mark: string;
  /** Tests that are not recorded yet. */
  readonly added: number;
  /** Tests that are recorded already, or stand in the file more than once. */
  readonly duplicates: number;
  readonly unreadable: number;
  /** The first of those that are unreadable. */
  readonly faults: readonly ImportFaultAt[];
  /** When the first and the last readable test began; null without any. */
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  /** Most first. */
  readonly services: readonly ImportCount<ProviderKind>[];
  readonly servers: readonly ImportCount<string>[];
  /** How many servers there are in all. */
  readonly serverCount: number;
  /** Whether the file names the networks of its tests. */
  readonly hasNetworks: boolean;
}

/** Why a file as a whole cannot be imported. */
export const IMPORT_REFUSALS = [
  /** It is of none of the programs. */
  'unrecognised',
  'empty',
  /** The table of Linewatch, which has less than its JSON. */
  'own-table',
  /** Written by a newer version of Linewatch. */
  'newer',
] as const;
export type ImportRefusal = (typeof IMPORT_REFUSALS)[number];

export type ImportPreviewAnswer =
  | ImportPreview
  | { readonly kind: 'refused'; readonly fileName: string; readonly refusal: ImportRefusal }
  /** `detail` is what the system said. */
  | { readonly kind: 'not-readable'; readonly path: string; readonly detail: string }
  /** The person did not name a file. */
  | { readonly kind: 'cancelled' };

/** Which file is imported, as its preview named it. */
export interface ImportOrder extends Pick<ImportPreview, 'path' | 'mark' | 'source'> {
  /** The network that the tests were made in; null where it is not recorded, or as the file has it. */
  readonly network: string | null;
}

export type ImportAnswer =
  | {
      readonly kind: 'imported';
      readonly added: number;
      readonly duplicates: number;
      readonly unreadable: number;
    }
  /** The file is another one than at its preview: nothing was written. */
  | { readonly kind: 'changed' }
  /** Nothing of it stays. `detail` is what the system said. */
  | { readonly kind: 'failed'; readonly detail: string };

/** Persisted. `writing`: not complete; `undoing`: its tests are being removed. */
export const IMPORT_STATES = ['writing', 'done', 'undoing'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** An import that was made. */
export interface ImportEntry {
  readonly id: string;
  readonly at: number;
  readonly source: ImportSource;
  readonly fileName: string;
  readonly state: ImportState;
  readonly runs: number;
}
