import { SECOND_MS } from '../../shared/durations';
import { placeInWords } from '../../shared/history/outage-words';
import { formatAvailability } from '../../shared/texts/format';
import { formatDuration } from '../../shared/texts/format-time';
import { lengthMs, longestOf, NotListed, PeriodCells, PeriodHeads } from './periods';
import { useReport } from './report-words';

/** Outages between the tests, the longest of very many, and how long the line was watched. */
export function Availability() {
  const { page, texts, style } = useReport();
  const { outages, downSeconds, longestSeconds, watchedSeconds, ratio } = page.report.summary.availability;
  const end = page.report.subject.to;
  const listed = longestOf(outages, end);
  const long = (seconds: number) => formatDuration(seconds * SECOND_MS, style.language);
  return (
    <section>
      <h2>{texts('report:page.outages.title')}</h2>
      <p>
        {ratio === null
          ? texts('report:page.outages.unwatched')
          : outages.length === 0
            ? texts('report:page.outages.none', { watched: long(watchedSeconds) })
            : texts('report:page.outages.some', {
                count: outages.length,
                down: long(downSeconds),
                longest: long(longestSeconds),
                watched: long(watchedSeconds),
                up: formatAvailability(ratio, style.language),
              })}
      </p>
      {listed.length > 0 && (
        <table>
          <thead>
            <tr>
              <PeriodHeads />
              <th scope="col" className="text">
                {texts('outages:column.points')}
              </th>
            </tr>
          </thead>
          <tbody>
            {listed.map((outage) => (
              <tr key={outage.from}>
                <PeriodCells from={outage.from} to={outage.to} />
                <td>
                  {outage.isEndObserved
                    ? formatDuration(lengthMs(outage, end), style.language)
                    : texts('report:page.outages.atLeast', {
                        length: formatDuration(lengthMs(outage, end), style.language),
                      })}
                </td>
                <td className="text">{placeInWords(outage.place, texts)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <NotListed count={outages.length - listed.length} />
    </section>
  );
}
