import { SECOND_MS } from '../../shared/durations';
import { placeInWords } from '../../shared/history/outage-words';
import type { OutageEntry } from '../../shared/report/report';
import { formatAvailability } from '../../shared/texts/format';
import { formatDateTime, formatDuration } from '../../shared/texts/format-time';
import { useReport } from './report-words';

const MOST_LISTED = 40;

/** Outages between the tests, the longest of very many, and how long the line was watched. */
export function Availability() {
  const { page, texts, style } = useReport();
  const { outages, downSeconds, longestSeconds, watchedSeconds, ratio } = page.report.summary.availability;
  const listed = outages
    .toSorted((one, other) => lengthMs(other) - lengthMs(one))
    .slice(0, MOST_LISTED)
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
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
              <th scope="col" className="time">
                {texts('outages:column.from')}
              </th>
              <th scope="col" className="time">
                {texts('outages:column.to')}
              </th>
              <th scope="col">{texts('outages:column.duration')}</th>
              <th scope="col" className="text">
                {texts('outages:column.points')}
              </th>
            </tr>
          </thead>
          <tbody>
            {listed.map((outage) => (
              <tr key={outage.from}>
                <td className="time">{formatDateTime(Date.parse(outage.from), style)}</td>
                <td className="time">
                  {outage.to === null ? texts('outages:lasts') : formatDateTime(Date.parse(outage.to), style)}
                </td>
                <td>
                  {outage.isEndObserved
                    ? formatDuration(lengthMs(outage), style.language)
                    : texts('report:page.outages.atLeast', {
                        length: formatDuration(lengthMs(outage), style.language),
                      })}
                </td>
                <td className="text">{placeInWords(outage.place, texts)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {listed.length < outages.length && (
        <p className="note">{texts('report:page.more', { count: outages.length - listed.length })}</p>
      )}
    </section>
  );

  function lengthMs({ from, to }: OutageEntry): number {
    return Date.parse(to ?? page.report.subject.to) - Date.parse(from);
  }
}
