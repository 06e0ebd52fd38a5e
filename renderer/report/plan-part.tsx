import { DIRECTIONS, type Direction, type DirectionSummary } from '../../shared/report/report';
import { formatNumber, formatSetThroughput, formatThroughput } from '../../shared/texts/format';
import { countAndShare, useReport } from './report-words';

/** What the contract promises beside what was measured, and the spread of the tests. */
export function PlanPart() {
  const { page, texts } = useReport();
  const { directions } = page.report.summary;
  const hasPlan = DIRECTIONS.some((direction) => directions[direction].againstPlan.length > 0);
  return (
    <section>
      <h2>{texts('report:page.plan.title')}</h2>
      {hasPlan ? <PlanTable /> : <p>{texts('report:page.plan.none')}</p>}
      {hasPlan && <p className="note">{texts('report:page.plan.note')}</p>}
      <SpreadTable />
      {DIRECTIONS.map((direction) => (
        <NotCounted key={direction} direction={direction} summary={directions[direction]} />
      ))}
    </section>
  );
}

function PlanTable() {
  const { page, texts, style } = useReport();
  const { directions } = page.report.summary;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{texts('report:page.plan.column.figure')}</th>
          <th scope="col">{texts('report:page.plan.column.promised')}</th>
          <th scope="col">{texts('report:page.plan.column.reached')}</th>
          <th scope="col">{texts('report:page.plan.column.nineTenths')}</th>
          <th scope="col">{texts('report:page.plan.column.below')}</th>
          <th scope="col">{texts('report:page.plan.column.days')}</th>
        </tr>
      </thead>
      <tbody>
        {DIRECTIONS.flatMap((direction) =>
          directions[direction].againstPlan.map((row) => (
            <tr key={`${direction} ${row.figure}`}>
              <th scope="row">
                {texts(`rules:figure.${direction}`)}, {texts(`rules:planFigure.${row.figure}`)}
              </th>
              <td>{formatSetThroughput(row.bitsPerSecond, style)}</td>
              <td>{countAndShare(row.reached, directions[direction].tests, style)}</td>
              <td>{countAndShare(row.reachedNineTenths, directions[direction].tests, style)}</td>
              <td>{countAndShare(row.below, directions[direction].tests, style)}</td>
              <td>
                {texts('report:page.of', {
                  part: formatNumber(row.daysReachedNineTenths, style.language),
                  whole: formatNumber(row.days, style.language),
                })}
              </td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}

const SPREAD = ['lowest', 'p5', 'median', 'p95', 'highest'] as const;

function SpreadTable() {
  const { page, texts, style } = useReport();
  const { directions } = page.report.summary;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{texts('report:page.spread.measured')}</th>
          <th scope="col">{texts('report:page.spread.tests')}</th>
          {SPREAD.map((name) => (
            <th key={name} scope="col">
              {texts(`report:page.spread.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {DIRECTIONS.map((direction) => (
          <tr key={direction}>
            <th scope="row">{texts(`rules:figure.${direction}`)}</th>
            <td>{formatNumber(directions[direction].tests, style.language)}</td>
            {SPREAD.map((name) => (
              <td key={name}>{formatThroughput(directions[direction][name], style)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function NotCounted({
  direction,
  summary,
}: {
  readonly direction: Direction;
  readonly summary: DirectionSummary;
}) {
  const { texts } = useReport();
  if (summary.notCounted.length === 0) return null;
  const causes = summary.notCounted.map(({ cause, tests }) =>
    texts('report:page.notCountedCause', { count: tests, cause: texts(`report:cause.${cause}`) }),
  );
  return (
    <p className="note">
      {texts('report:page.notCounted', {
        figure: texts(`rules:figure.${direction}`),
        causes: causes.join(texts('common:list.separator')),
      })}
    </p>
  );
}
