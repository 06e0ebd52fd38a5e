import { highest } from '../../shared/extremes';
import { clockOfHour, findWorstHours } from '../../shared/report/worst-hours';
import { formatNumber, formatRoundThroughput, toMegabits } from '../../shared/texts/format';
import { useReport } from './report-words';
import { gridLines } from './scale';
import { ChartPart } from './time-chart';

const WIDTH = 680;
const HEIGHT = 150;
const LEFT = 34;
const BOTTOM = 20;
const TOP = 8;
const HOURS = 24;

/** The median download of each hour of the day, with the lowest, and the worst hours in words. */
export function HoursChart() {
  const { page, texts, style } = useReport();
  const { hours } = page.report.summary;
  if (hours.length === 0) return null;
  const lines = gridLines(
    highest(
      hours.map(({ medianDownload }) => medianDownload),
      0,
    ),
  );
  const step = (WIDTH - LEFT) / HOURS;
  const y = (value: number) => HEIGHT - BOTTOM - (value / (lines.at(-1) ?? 1)) * (HEIGHT - BOTTOM - TOP);
  const named = findWorstHours(hours).map(({ hour, medianDownload }) =>
    texts('report:page.chart.hour', {
      from: clockOfHour(hour),
      to: clockOfHour(hour + 1),
      now: formatRoundThroughput(medianDownload, style),
    }),
  );
  return (
    <ChartPart
      title={texts('report:page.chart.hours')}
      note={
        named.length === 0
          ? texts('report:page.chart.hoursFew')
          : texts('report:page.chart.hoursNote', { hours: named.join(texts('common:list.separator')) })
      }
    >
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={texts('report:page.chart.hours')}>
        {lines.map((value) => (
          <g key={value}>
            <line className="grid" x1={LEFT} x2={WIDTH} y1={y(value)} y2={y(value)} />
            <text className="tick" x={LEFT - 5} y={y(value) + 3} textAnchor="end">
              {formatNumber(toMegabits(value), style.language, 1)}
            </text>
          </g>
        ))}
        {hours.map(({ hour, medianDownload, lowestDownload }) => (
          <g key={hour}>
            <rect
              className="bar"
              x={LEFT + hour * step + 3}
              width={step - 6}
              y={y(medianDownload)}
              height={Math.max(0, HEIGHT - BOTTOM - y(medianDownload))}
            />
            <line
              className="low"
              x1={LEFT + hour * step + 3}
              x2={LEFT + (hour + 1) * step - 3}
              y1={y(lowestDownload)}
              y2={y(lowestDownload)}
            />
          </g>
        ))}
        {Array.from({ length: HOURS / 3 }, (_, index) => index * 3).map((hour) => (
          <text key={hour} className="tick" x={LEFT + (hour + 0.5) * step} y={HEIGHT - 6} textAnchor="middle">
            {clockOfHour(hour)}
          </text>
        ))}
      </svg>
    </ChartPart>
  );
}
