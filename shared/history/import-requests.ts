import type { ImportAnswer, ImportEntry, ImportOrder, ImportPreviewAnswer } from './import';

/** What the window may ask of imports. */
export interface ImportRequests {
  /** What a file holds that may be imported; null lets the person name it. */
  'import:preview': { args: [path: string | null]; answer: ImportPreviewAnswer };
  'import:start': { args: [order: ImportOrder]; answer: ImportAnswer };
  /** The imports that were made, the newest first. */
  'import:list': { args: []; answer: readonly ImportEntry[] };
  /** Removes the tests of an import. False where there is none of that id, or it is being undone. */
  'import:undo': { args: [id: string]; answer: boolean };
}
