import { formatDateTime } from '../../shared/texts/format-time';
import { useReport } from './report-words';

const MOST_LISTED = 40;

interface Period {
  readonly from: string;
  /** Null while it lasts. */
  readonly to: string | null;
}

/** How long a period is, in ms; one that lasts is counted until the end of the report. */
export function lengthMs({ from, to }: Period, endOfReport: string): number {
  return Date.parse(to ?? endOfReport) - Date.parse(from);
}

/** Periods that are listed, in the order of time: the longest of very many. */
export function longestOf<T extends Period>(periods: readonly T[], endOfReport: string): readonly T[] {
  return periods
    .toSorted((one, other) => lengthMs(other, endOfReport) - lengthMs(one, endOfReport))
    .slice(0, MOST_LISTED)
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
}

/** The heads of the columns that a table of periods begins with. */
export function PeriodHeads() {
  const { texts } = useReport();
  return (
    <>
      <th scope="col" className="time">
        {texts('outages:column.from')}
      </th>
      <th scope="col" className="time">
        {texts('outages:column.to')}
      </th>
      <th scope="col">{texts('outages:column.duration')}</th>
    </>
  );
}

/** When a period began and ended. */
export function PeriodCells({ from, to }: Period) {
  const { texts, style } = useReport();
  return (
    <>
      <td className="time">{formatDateTime(Date.parse(from), style)}</td>
      <td className="time">{to === null ? texts('outages:lasts') : formatDateTime(Date.parse(to), style)}</td>
    </>
  );
}

/** How many periods are not listed; nothing where all are. */
export function NotListed({ count }: { readonly count: number }) {
  const { texts } = useReport();
  return count > 0 && <p className="note">{texts('report:page.more', { count })}</p>;
}
