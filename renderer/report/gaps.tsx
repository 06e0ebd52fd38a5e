import type { Gap } from '../../shared/report/report';
import { formatNumber } from '../../shared/texts/format';
import { formatDateTime, formatDuration } from '../../shared/texts/format-time';
import type { Texts } from '../../shared/texts/i18n';
import { useReport } from './report-words';

const MOST_LISTED = 40;

/** Times without tests or without watching, each with its reason: the longest of very many. */
export function Gaps() {
  const { page, texts, style } = useReport();
  const { gaps } = page.report.summary;
  const listed = gaps
    .toSorted((one, other) => lengthMs(other) - lengthMs(one))
    .slice(0, MOST_LISTED)
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
  return (
    <section>
      <h2>{texts('report:page.gaps.title')}</h2>
      <p>{gaps.length === 0 ? texts('report:page.gaps.none') : texts('report:page.gaps.some')}</p>
      {listed.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col" className="time">
                {texts('outages:column.from')}
              </th>
              <th scope="col" className="time">
                {texts('outages:column.to')}
              </th>
              <th scope="col">{texts('outages:column.duration')}</th>
              <th scope="col">{texts('report:page.gaps.tests')}</th>
              <th scope="col" className="text">
                {texts('report:page.gaps.reason')}
              </th>
            </tr>
          </thead>
          <tbody>
            {listed.map((gap, index) => (
              <tr key={index}>
                <td className="time">{formatDateTime(Date.parse(gap.from), style)}</td>
                <td className="time">
                  {gap.to === null ? texts('outages:lasts') : formatDateTime(Date.parse(gap.to), style)}
                </td>
                <td>{formatDuration(lengthMs(gap), style.language)}</td>
                <td>{gap.tests === 0 ? '–' : formatNumber(gap.tests, style.language)}</td>
                <td className="text">{reasonInWords(gap, texts)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {listed.length < gaps.length && (
        <p className="note">{texts('report:page.more', { count: gaps.length - listed.length })}</p>
      )}
    </section>
  );

  function lengthMs({ from, to }: Gap): number {
    return Date.parse(to ?? page.report.subject.to) - Date.parse(from);
  }
}

/** Tests that were missed, or time in which nobody watched. */
function reasonInWords({ reason }: Gap, texts: Texts): string {
  switch (reason) {
    case 'no-network':
    case 'standstill':
    case 'clock-set':
    case 'stopped':
      return texts(`outages:kind.${reason}`);
    default:
      return texts(`common:unmeasured.${reason}`);
  }
}
