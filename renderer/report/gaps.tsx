import type { Gap } from '../../shared/report/report';
import { formatNumber } from '../../shared/texts/format';
import { formatDuration } from '../../shared/texts/format-time';
import type { Texts } from '../../shared/texts/i18n';
import { lengthMs, longestOf, NotListed, PeriodCells, PeriodHeads } from './periods';
import { useReport } from './report-words';

/** Times without tests or without watching, each with its reason: the longest of very many. */
export function Gaps() {
  const { page, texts, style } = useReport();
  const { gaps } = page.report.summary;
  const end = page.report.subject.to;
  const listed = longestOf(gaps, end);
  return (
    <section>
      <h2>{texts('report:page.gaps.title')}</h2>
      <p>{gaps.length === 0 ? texts('report:page.gaps.none') : texts('report:page.gaps.some')}</p>
      {listed.length > 0 && (
        <table>
          <thead>
            <tr>
              <PeriodHeads />
              <th scope="col">{texts('report:page.gaps.tests')}</th>
              <th scope="col" className="text">
                {texts('report:page.gaps.reason')}
              </th>
            </tr>
          </thead>
          <tbody>
            {listed.map((gap, index) => (
              <tr key={index}>
                <PeriodCells from={gap.from} to={gap.to} />
                <td>{formatDuration(lengthMs(gap, end), style.language)}</td>
                <td>{gap.tests === 0 ? '–' : formatNumber(gap.tests, style.language)}</td>
                <td className="text">{reasonInWords(gap, texts)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <NotListed count={gaps.length - listed.length} />
    </section>
  );
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
