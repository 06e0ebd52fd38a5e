import { describe, expect, it } from 'vitest';
import type { FigureComparison, HourCell, RunGroup } from '../../../../shared/history/patterns';
import { textsIn } from '../../../../shared/texts/i18n';
import { rendered } from '../../../testing/rendered';
import { formatFigure } from '../explorer/figure-plots';
import { ComparisonTable } from './comparison-table';
import { DistributionView } from './distribution-view';
import { GroupTable } from './group-table';
import { HourMap } from './hour-map';
import { HourTable } from './hour-table';
import { wordChange, wordHourSpans } from './pattern-words';

const EN = { language: 'en', rateUnit: 'Mbit/s' } as const;

const nothing = () => undefined;
const CELLS: readonly HourCell[] = [
  { weekday: 'mon', hour: '20', tests: 12, median: 61_000_000, p10: 40_000_000, p90: 90_000_000 },
  { weekday: 'tue', hour: '04', tests: 9, median: 94_000_000, p10: 92_000_000, p90: 95_000_000 },
  { weekday: 'sun', hour: '00', tests: 2, median: 5_000_000, p10: 5_000_000, p90: 5_000_000 },
];
const MAP = {
  cells: CELLS,
  figure: 'download',
  weekdays: [],
  hours: [],
  takesFocus: false,
  onToggle: nothing,
  onTable: nothing,
} as const;

describe('the map of the hours', () => {
  it('says the figures of each hour, and has one place for each hour of the week', () => {
    const html = rendered(<HourMap {...MAP} />);
    expect(html.match(/role="gridcell"/g)).toHaveLength(168);
    expect(html).toContain(
      'aria-label="Monday 20:00 to 21:00: median 61.0 Mbit/s, 40.0 Mbit/s to 90.0 Mbit/s (10th to 90th percentile), 12 tests"',
    );
    expect(html).toContain('aria-label="Wednesday 23:00 to 24:00: no test"');
  });
  it('colours hours from the lowest to the highest, and marks those with few tests', () => {
    const html = rendered(<HourMap {...MAP} />);
    const cellOf = (words: string) => new RegExp(`<div[^>]*aria-label="${words}[^>]*>`).exec(html)?.[0] ?? '';
    expect(cellOf('Monday 20:00')).toContain('data-level="0"');
    expect(cellOf('Tuesday 04:00')).toContain('data-level="6"');
    expect(cellOf('Sunday 00:00')).toContain('data-few="true"');
    expect(cellOf('Sunday 00:00')).not.toContain('data-level');
    expect(html).toContain('fewer than 3 tests');
  });
  it('marks the hours that are selected', () => {
    const count = (html: string) => html.match(/aria-selected="true"/g)?.length ?? 0;
    expect(count(rendered(<HourMap {...MAP} />))).toBe(0);
    expect(count(rendered(<HourMap {...MAP} weekdays={['mon']} hours={['20']} />))).toBe(1);
    expect(count(rendered(<HourMap {...MAP} weekdays={['sat', 'sun']} />))).toBe(48);
  });
  it('is there as a table, in the language of the person', () => {
    const table = <HourTable cells={CELLS} figure="download" takesFocus={false} onMap={nothing} />;
    expect(rendered(table)).toMatch(/<th scope="row">20:00<\/th><td data-numeric="true">61.0 Mbit\/s/);
    expect(rendered(table, 'zh-CN')).toContain('星期一');
  });
});

describe('best and worst hours', () => {
  const texts = textsIn('en');
  const span = {
    hours: ['22', '23'],
    tests: 40,
    median: 61_000_000,
    otherTests: 320,
    otherMedian: 94_000_000,
  } as const;
  const found = { tests: 360, cells: [], best: null, worst: span, comparedHours: 24 };
  it('are said with their counts', () => {
    expect(wordHourSpans(found, 'download', texts, EN)).toEqual([
      'Worst hours: 22:00 to 24:00, median 61.0 Mbit/s in 40 tests; 94.0 Mbit/s in 320 tests at all other hours.',
    ]);
  });
  it('are not named where only chance makes hours differ, or too few days were measured', () => {
    expect(wordHourSpans({ ...found, worst: null }, 'download', texts, EN)).toEqual([
      'No hour of the day differs from the others by more than chance.',
    ]);
    expect(wordHourSpans({ ...found, worst: null, comparedHours: 0 }, 'download', texts, EN)[0]).toContain(
      'at least 8 days',
    );
  });
});

describe('a distribution', () => {
  const distribution = {
    tests: 30,
    lowest: 10e6,
    p5: 52e6,
    p25: 60e6,
    median: 70e6,
    p75: 80e6,
    p95: 95e6,
    highest: 400e6,
    bins: [
      { from: 50e6, to: 75e6, tests: 20 },
      { from: 75e6, to: 100e6, tests: 8 },
    ],
    below: 0,
    above: 2,
  };
  const view = (plan: number | null) => (
    <DistributionView
      figure="download"
      distribution={distribution}
      plan={plan}
      limit={80e6}
      format={(value) => formatFigure('download', value, EN)}
    />
  );
  it('has percentiles, plan and limit in figures and as lines', () => {
    const html = rendered(view(100e6));
    for (const name of ['p5', 'p25', 'median', 'p75', 'p95', 'plan', 'limit'])
      expect(html.match(new RegExp(`data-mark="${name}"`, 'g'))).toHaveLength(2);
    expect(html).toContain('2 tests above what is drawn');
  });
  it('does not draw a line that lies outside', () => {
    expect(rendered(view(500e6)).match(/data-mark="plan"/g)).toHaveLength(1);
    expect(rendered(view(null))).not.toContain('data-mark="plan"');
  });
  it('is a table for who does not see it', () => {
    expect(rendered(view(null))).toMatch(/<th scope="row">50.0 Mbit\/s to 75.0 Mbit\/s<\/th><td>20<\/td>/);
  });
});

describe('a comparison', () => {
  const period = { tests: 240, median: 83e6, p5: 80e6, p95: 86e6 };
  const download: FigureComparison = {
    figure: 'download',
    before: { ...period, underPlan: { tests: 240, below: 240, belowNineTenths: 60 } },
    after: { ...period, median: 100e6, underPlan: null },
    difference: { kind: 'better', hours: { before: 24, after: 24 }, superiority: 0.83 },
  };
  const periods = { before: { from: 0, to: 86_400_000 }, after: { from: 86_400_000, to: 2 * 86_400_000 } };
  it('has both periods, the change, and whether it is more than chance', () => {
    const html = rendered(<ComparisonTable periods={periods} figures={[download]} />);
    expect(html).toContain('83.0 Mbit/s');
    expect(html).toMatch(/100\s%\sbelow the plan, 25\s%\sbelow 90 % of it/);
    expect(html).toContain('+17.0 Mbit/s');
    expect(html).toContain('Better, by more than chance');
    expect(html).toContain('Rank-sum test (Mann–Whitney)');
  });
  it('says when too little was measured to tell', () => {
    const few: FigureComparison = {
      ...download,
      difference: { kind: 'too-few', hours: { before: 2, after: 30 } },
    };
    expect(rendered(<ComparisonTable periods={periods} figures={[few]} />)).toContain(
      'Too few hours with tests to tell: 2 before and 30 after',
    );
  });
  it('words a change with its direction', () => {
    expect(wordChange('latency', 20, 15, EN)).toContain('−5.0 ms');
    expect(wordChange('latency', null, 15, EN)).toBeNull();
    expect(wordChange('packetLoss', 0.00201, 0.002, EN)).toMatch(/^±0\s%$/);
  });
});

describe('the groups', () => {
  const group: RunGroup = {
    name: 'https://a/',
    tests: 1_200,
    medians: { download: 92e6, upload: 38e6, latency: 11, loadedLatency: null },
    underPlan: { download: { tests: 100, below: 40, belowNineTenths: 10 }, upload: null },
  };
  it('can be selected by their names', () => {
    const table = (chosen: readonly (string | null)[]) =>
      rendered(
        <GroupTable
          kind="servers"
          groups={[group, { ...group, name: null }]}
          chosen={chosen}
          label={(name) => name ?? 'not known'}
          onToggle={nothing}
        />,
      );
    expect(table([])).toContain('aria-label="Show only tests with https://a/"');
    expect(table([])).toContain('aria-label="Show only tests with not known"');
    expect(table(['https://a/'])).toContain('aria-label="Show tests with others than https://a/ again"');
    expect(table([])).toContain('92.0 Mbit/s');
  });
});
