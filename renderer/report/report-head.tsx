import { formatRoundThroughput, formatSetThroughput } from '../../shared/texts/format';
import { formatDateTimeZone } from '../../shared/texts/format-time';
import { useReport } from './report-words';

/** What the report is about, and the one sentence that says it. */
export function ReportHead() {
  const { page, texts, style } = useReport();
  const { subject, summary, madeAt, version } = page.report;
  const { median, againstPlan, tests } = summary.directions.download;
  const maximum = againstPlan.find(({ figure }) => figure === 'maximum');
  const now = formatRoundThroughput(median, style);
  const at = (text: string) => formatDateTimeZone(Date.parse(text), style);
  return (
    <header>
      <p className="kind">{texts('report:page.title')}</p>
      <h1>
        {median === null
          ? texts('report:page.sentence.nothing')
          : maximum === undefined
            ? texts('report:page.sentence.plain', { now, count: tests })
            : texts('report:page.sentence.plan', {
                now,
                plan: formatSetThroughput(maximum.bitsPerSecond, style),
                reached: maximum.reachedNineTenths,
                count: tests,
              })}
      </h1>
      <dl className="facts">
        <dt>{texts('report:page.head.period')}</dt>
        <dd>{texts('report:page.head.span', { from: at(subject.from), to: at(subject.to) })}</dd>
        <dt>{texts('report:page.head.network')}</dt>
        <dd>{page.networkName ?? texts('report:page.head.allNetworks')}</dd>
        <dt>{texts('report:page.head.made')}</dt>
        <dd>{texts('report:page.head.madeBy', { at: at(madeAt), version })}</dd>
        <dt>{texts('report:page.head.tests')}</dt>
        <dd>
          {texts('report:page.head.counts', {
            completed: summary.completed,
            failed: summary.failed,
            interrupted: summary.interrupted,
            missed: summary.missed + summary.skipped,
            days: summary.days,
          })}
        </dd>
      </dl>
    </header>
  );
}
