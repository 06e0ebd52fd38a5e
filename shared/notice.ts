import type { StorageEventKind, StoredEvent } from './recording/storage-event';

/** What the user should know while it lasts; the words are in locales/. */
export interface LiveNotice {
  readonly kind:
    | 'delivery-blocked'
    | 'delivery-failing'
    /** The channel delivers, but a message was refused for good. */
    | 'delivery-failed'
    /** A layout failed its rehearsal after an update: its messages go out as plain text. */
    | 'template-failed';
  /** The channel or the like; may be empty. */
  readonly detail: string;
}

/** What happened to files, until a person confirms it. */
export interface StoredNotice {
  readonly kind: StorageEventKind;
  /** The file. */
  readonly detail: string;
  readonly stored: StoredEvent;
}

/** Something the user should know, with a way out. */
export type Notice = LiveNotice | StoredNotice;
