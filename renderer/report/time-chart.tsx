import type { ReactNode } from 'react';
import { highest } from '../../shared/extremes';
import { DIRECTIONS } from '../../shared/report/report';
import { formatNumber, toMegabits } from '../../shared/texts/format';
import { formatDayAndMonth } from '../../shared/texts/format-time';
import { useReport } from './report-words';
import { gridLines } from './scale';

const WIDTH = 680;
const HEIGHT = 200;
const LEFT = 34;
const BOTTOM = 22;
const TOP = 8;
const DATES = 6;

/** Every test over time, with what the contract promises as lines. */
export function TimeChart() {
  const { page, texts, style } = useReport();
  const { points, report } = page;
  if (points.length === 0) return null;
  const [from, to] = [Date.parse(report.subject.from), Date.parse(report.subject.to)];
  const plans = DIRECTIONS.flatMap((direction) =>
    report.summary.directions[direction].againstPlan.map(({ bitsPerSecond }) => ({
      direction,
      bitsPerSecond,
    })),
  );
  const lines = gridLines(
    highest(
      [
        ...points.flatMap(({ download, upload }) => [download ?? 0, upload ?? 0]),
        ...plans.map(({ bitsPerSecond }) => bitsPerSecond),
      ],
      0,
    ),
  );
  const x = (at: number) => LEFT + ((at - from) / (to - from)) * (WIDTH - LEFT - 6);
  const y = (value: number) => HEIGHT - BOTTOM - (value / (lines.at(-1) ?? 1)) * (HEIGHT - BOTTOM - TOP);
  const dates = Array.from({ length: DATES }, (_, index) => from + ((to - from) * index) / (DATES - 1));
  return (
    <ChartPart title={texts('report:page.chart.time')} note={texts('report:page.chart.timeNote')}>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={texts('report:page.chart.timeLabel', { count: points.length })}
      >
        {lines.map((value) => (
          <g key={value}>
            <line className="grid" x1={LEFT} x2={WIDTH} y1={y(value)} y2={y(value)} />
            <text className="tick" x={LEFT - 5} y={y(value) + 3} textAnchor="end">
              {formatNumber(toMegabits(value), style.language, 1)}
            </text>
          </g>
        ))}
        {dates.map((at, index) => (
          <text
            key={at}
            className="tick"
            x={x(at)}
            y={HEIGHT - 6}
            textAnchor={index === 0 ? 'start' : index === DATES - 1 ? 'end' : 'middle'}
          >
            {formatDayAndMonth(at, style)}
          </text>
        ))}
        {plans.map(({ direction, bitsPerSecond }, index) => (
          <line
            key={index}
            className={`plan ${direction}`}
            x1={LEFT}
            x2={WIDTH}
            y1={y(bitsPerSecond)}
            y2={y(bitsPerSecond)}
          />
        ))}
        {points.map(({ at, download, upload }) => (
          <g key={at}>
            {download !== null && (
              <circle className="download" cx={x(Date.parse(at))} cy={y(download)} r="1.9" />
            )}
            {upload !== null && <circle className="upload" cx={x(Date.parse(at))} cy={y(upload)} r="1.9" />}
          </g>
        ))}
      </svg>
      <p className="legend">
        <span className="key download" /> {texts('rules:figure.download')}
        <span className="key upload" /> {texts('rules:figure.upload')}
        {plans.length > 0 && (
          <>
            <span className="key line" /> {texts('report:page.chart.plan')}
          </>
        )}
      </p>
    </ChartPart>
  );
}

/** A chart under its title, on one page with it. */
export function ChartPart({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="whole">
      <h2>{title}</h2>
      {children}
      <p className="note">{note}</p>
    </section>
  );
}
