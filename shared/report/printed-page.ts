import type { LetterLanguage } from '../letter/letter';
import type { Paper } from './report-order';
import type { ReportPage } from './report-page';

/** A letter as a document. */
export interface LetterPage {
  readonly text: string;
  readonly language: LetterLanguage;
  readonly paper: Paper;
}

/** What is printed as a document. */
export type PrintedPage =
  ({ readonly kind: 'report' } & ReportPage) | ({ readonly kind: 'letter' } & LetterPage);
