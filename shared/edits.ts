/** Forms of the window whose unsaved contents are kept. Persisted names. */
export const EDIT_NAMES = ['settings', 'secrets', 'rules', 'quiet-hours', 'letter'] as const;
export type EditName = (typeof EDIT_NAMES)[number];

/** Contents that are never written to the disk: they end with the process. */
export const VOLATILE_EDITS: readonly EditName[] = ['secrets'];

/** What was typed into the window and not saved, as JSON, by its form; a form without edits is missing. */
export type Edits = { readonly [Name in EditName]?: string };

/** So many characters of one form are kept. */
export const MAX_EDIT_CHARACTERS = 1_000_000;
