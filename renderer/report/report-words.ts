import { createContext, useContext } from 'react';
import type { ReportPage } from '../../shared/report/report-page';
import { formatNumber, formatPercent } from '../../shared/texts/format';
import type { TextStyle } from '../../shared/texts/text-style';
import type { Texts } from '../../shared/texts/i18n';

/** What every part of the document is worded with. */
export interface ReportWords {
  readonly page: ReportPage;
  readonly texts: Texts;
  readonly style: TextStyle;
}

export const ReportWordsContext = createContext<ReportWords | null>(null);

/** The words of the document. */
export function useReport(): ReportWords {
  const words = useContext(ReportWordsContext);
  if (words === null) throw new Error('a part of the report stands outside of it');
  return words;
}

/** A count of tests and its share of all: `12 (21 %)`; without tests only the count. */
export function countAndShare(count: number, all: number, style: TextStyle): string {
  const number = formatNumber(count, style.language);
  return all === 0 ? number : `${number} (${formatPercent(count / all, style.language)})`;
}
