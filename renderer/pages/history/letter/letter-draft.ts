import { z } from 'zod';

/** What a person made of a letter. It outlives dialog and window until the letter is written again. */
export interface LetterDraft {
  /** The letter as it was typed; null where it is as it was written from the figures. */
  readonly typed: string | null;
  /** The letter from the figures that it was typed over. */
  readonly over: string;
  /** What was typed before the letter was written again; null where nothing was. */
  readonly before: string | null;
  /** The letter from the figures that this was typed over; null where it is not known. */
  readonly overBefore: string | null;
}

const draftSchema = z.object({
  typed: z.string().nullable(),
  over: z.string(),
  before: z.string().nullable(),
  overBefore: z.string().nullable().default(null),
});

/** A draft that was kept; null where there is none, or it cannot be read. */
export function readDraft(kept: unknown): LetterDraft | null {
  const read = draftSchema.safeParse(kept);
  return read.success ? read.data : null;
}

/** The letter to show, and how it stands to the one from the figures. */
export function shownLetter(
  draft: LetterDraft | null,
  composed: string,
): { readonly text: string; readonly kind: 'as-written' | 'written-again' | 'edited' | 'older' } {
  if (draft === null) return { text: composed, kind: 'as-written' };
  if (draft.typed === null)
    return { text: composed, kind: draft.before === null ? 'as-written' : 'written-again' };
  return { text: draft.typed, kind: draft.over === composed ? 'edited' : 'older' };
}

/** The draft after a person has typed; null where the letter is again as it was written. */
export function typeInto(draft: LetterDraft | null, text: string, composed: string): LetterDraft | null {
  const { before, overBefore } = draft ?? { before: null, overBefore: null };
  if (text === composed) return before === null ? null : { typed: null, over: composed, before, overBefore };
  const over = draft?.typed == null ? composed : draft.over;
  return { typed: text, over, before, overBefore };
}

/** The draft after the letter was written again: what was typed can be brought back. */
export function writeAgain(draft: LetterDraft, composed: string): LetterDraft {
  return draft.typed === null
    ? { ...draft, over: composed }
    : { typed: null, over: composed, before: draft.typed, overBefore: draft.over };
}

/** The draft with what was typed before the letter was written again, over the figures of then. */
export function bringBack(draft: LetterDraft): LetterDraft {
  // Over unknown figures it is taken as older than those of now.
  return { typed: draft.before, over: draft.overBefore ?? '', before: null, overBefore: null };
}
