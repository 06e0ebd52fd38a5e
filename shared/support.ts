/** A file of a support bundle, as it is shown before it is saved. */
export interface SupportFile {
  readonly name: string;
  readonly text: string;
}

/** Everything that a support bundle holds. What is saved is what was shown. */
export interface SupportPreview {
  readonly id: string;
  readonly files: readonly SupportFile[];
}

export type SupportSaved =
  | { readonly kind: 'saved'; readonly path: string }
  | { readonly kind: 'cancelled' }
  /** The preview is an older one, or Linewatch was started again since. */
  | { readonly kind: 'outdated' }
  /** A file within the data folder would stand among the records. */
  | { readonly kind: 'data-folder' }
  | { readonly kind: 'not-written'; readonly detail: string };

/** What the window asks for when a person asks others for help. */
export interface SupportRequests {
  /** Copies what is known of this copy of Linewatch, without secrets and names. */
  'diagnostics:copy': { args: []; answer: boolean };
  'support:preview': { args: []; answer: SupportPreview };
  /** Saves what was shown where a person wants it. */
  'support:save': { args: [id: string]; answer: SupportSaved };
}

export const SUPPORT_EXTENSION = 'zip';
