import { useMemo } from 'react';
import type { ReportPage } from '../../shared/report/report-page';
import type { Texts } from '../../shared/texts/i18n';
import { Appendix } from './appendix';
import { Availability } from './availability';
import { Checklist } from './checklist';
import { Gaps } from './gaps';
import { HowMeasured } from './how-measured';
import { HoursChart } from './hours-chart';
import { Notes } from './notes';
import { PlanPart } from './plan-part';
import { ReportHead } from './report-head';
import { ReportWordsContext } from './report-words';
import { Seal } from './seal';
import { TimeChart } from './time-chart';

/** A report as a document, from the sentence that says it to every test and the seal. */
export function ReportDocument({ page, texts }: { readonly page: ReportPage; readonly texts: Texts }) {
  const words = useMemo(
    // Contracts, and whoever reads a report beside one, have Mbit/s.
    () => ({
      page,
      texts,
      style: { language: page.language, timeZone: page.report.timeZone, rateUnit: 'Mbit/s' as const },
    }),
    [page, texts],
  );
  return (
    <ReportWordsContext value={words}>
      <ReportHead />
      <PlanPart />
      <TimeChart />
      <HoursChart />
      <Availability />
      <Gaps />
      <Notes />
      <HowMeasured />
      <Checklist />
      <Appendix />
      <Seal />
    </ReportWordsContext>
  );
}
