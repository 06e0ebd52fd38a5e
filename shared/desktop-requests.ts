import type { UpdateRequests } from './updates/updates';

/** What of its own Linewatch opens in another program. */
export const OWN_PLACES = ['data-folder', 'log'] as const;
export type OwnPlace = (typeof OWN_PLACES)[number];

/** Texts that every package brings along. */
export const OWN_DOCUMENTS = ['changelog', 'readme', 'licences'] as const;
export type OwnDocument = (typeof OWN_DOCUMENTS)[number];

/** What the window asks of the desktop around it, and of the application as a program on it. */
export interface DesktopRequests extends UpdateRequests {
  /** Whether the desktop shows icons of the tray; true where that cannot be known. */
  'tray:read': { args: []; answer: boolean };
  /** A person wants to quit; during a test the window asks what is to become of it. */
  'quit:ask': { args: []; answer: boolean };
  /** Shows the data folder or the log. False where no program of the desktop does. */
  'own:open': { args: [place: OwnPlace]; answer: boolean };
  /** A text that came with this copy; null where it has none, as before it was packaged. */
  'own:read': { args: [document: OwnDocument]; answer: string | null };
}
