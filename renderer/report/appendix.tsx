import { formatLatency, formatThroughput } from '../../shared/texts/format';
import { formatSortable } from '../../shared/texts/format-time';
import type { ReportTest } from '../../shared/report/report-page';
import type { Texts } from '../../shared/texts/i18n';
import { linkInWords } from './how-measured';
import { useReport } from './report-words';

/** Every test, with the number of its entry in the chain; the newest of very many. */
export function Appendix() {
  const { page, texts, style } = useReport();
  const { tests, report } = page;
  if (tests.length === 0) return null;
  const { completed, failed, interrupted, cancelled } = report.summary;
  const left = completed + failed + interrupted + cancelled - tests.length;
  return (
    <section className="appendix">
      <h2>{texts('report:page.appendix.title')}</h2>
      <p className="note">
        {texts('report:page.appendix.note', { zone: style.timeZone })}{' '}
        {left > 0 && texts('report:page.more', { count: left })}
      </p>
      <table className="dense">
        <thead>
          <tr>
            <th scope="col">{texts('report:page.appendix.entry')}</th>
            <th scope="col" className="time">
              {texts('report:page.appendix.time')}
            </th>
            <th scope="col">{texts('rules:figure.download')}</th>
            <th scope="col">{texts('rules:figure.upload')}</th>
            <th scope="col">{texts('rules:figure.latency')}</th>
            <th scope="col" className="text">
              {texts('report:page.appendix.service')}
            </th>
            <th scope="col" className="text">
              {texts('report:page.appendix.remark')}
            </th>
          </tr>
        </thead>
        <tbody>
          {tests.map((test) => (
            <tr key={test.number}>
              <td>{test.number}</td>
              <td className="time">{formatSortable(Date.parse(test.at), style.timeZone).slice(0, -3)}</td>
              <td>{formatThroughput(test.download, style)}</td>
              <td>{formatThroughput(test.upload, style)}</td>
              <td>{formatLatency(test.latencyMs, style.language)}</td>
              <td className="text">
                {texts(`history:provider.${test.provider}`)}
                {test.link === null ? '' : `, ${linkInWords(test.link, texts)}`}
              </td>
              <td className="text">{remark(test, texts)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** How a test ended that did not complete, or why its throughput does not count; of an excluded one also why it is excluded. */
function remark({ outcome, notCounted, excludedBecause }: ReportTest, texts: Texts): string {
  const cause = notCounted === null ? '' : texts(`report:cause.${notCounted}`);
  const parts = [outcome === 'completed' ? cause : texts(`common:outcome.${outcome}`), excludedBecause ?? ''];
  return parts.filter((part) => part !== '').join(': ');
}
