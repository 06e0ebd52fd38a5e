/** The longest note, in characters (UTF-16 units). */
export const MAX_NOTE_CHARACTERS = 2_000;
/** So many notes are handed over at once, the newest. */
export const MAX_NOTES = 500;

/** What a person wrote about a test or a moment. */
export interface Note {
  readonly id: string;
  /** The moment that it is about; of a test when it began. */
  readonly at: number;
  /** The test that it is about; null where it is about a moment alone. */
  readonly runId: string | null;
  /** Lines are parted by `\n`; never empty. */
  readonly text: string;
  readonly changedAt: number;
}

/** A note to be written: a new one has an id that no other has. A test has one note alone. */
export type NoteDraft = Pick<Note, 'id' | 'at' | 'runId' | 'text'>;

/** Which notes are asked for, the newest first. */
export interface NoteQuery {
  readonly from: number;
  /** Excluded. */
  readonly to: number;
  /** Words that all are in the text, whatever their case; empty for all notes. */
  readonly search: string;
}

/** Notes that were found; `total` counts also those that are more than MAX_NOTES. */
export interface NoteList {
  readonly notes: readonly Note[];
  readonly total: number;
}

export type NoteAnswer =
  | { readonly kind: 'saved'; readonly note: Note }
  /** Nothing is left of the text once it is cleaned. */
  | { readonly kind: 'empty' }
  /** The test that it is about is no longer recorded. */
  | { readonly kind: 'unknown-run' }
  /** The test that it is about has another note, which was written since. */
  | { readonly kind: 'has-another' }
  /** The disk refused; `detail` is what the system said. */
  | { readonly kind: 'not-written'; readonly detail: string };

export type NoteRemoval =
  { readonly kind: 'removed' } | { readonly kind: 'not-written'; readonly detail: string };
