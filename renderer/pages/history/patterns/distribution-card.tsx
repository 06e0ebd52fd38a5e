import { IconChartHistogram } from '@tabler/icons-react';
import type { PatternQuery } from '../../../../shared/history/patterns';
import { Card } from '../../../components/card';
import { Nothing } from '../../../components/notice/nothing';
import { Placeholder } from '../../../components/notice/placeholder';
import { Unreadable } from '../../../components/notice/unreadable';
import { useApp } from '../../../hooks/app-context';
import { formatFigure, getLimit } from '../explorer/figure-plots';
import { DistributionView } from './distribution-view';
import { useDistribution } from './use-patterns';

const PLACE_HEIGHT = 220;

/** How the values of a figure are spread, with percentiles, plan and limit. */
export function DistributionCard({
  query,
  readAt,
}: {
  readonly query: PatternQuery;
  readonly readAt: number;
}) {
  const { texts, style, state } = useApp();
  const { answer, again } = useDistribution(query, readAt);
  const figure = texts(`history:chart.figure.${query.figure}`);
  const value = answer.kind === 'ready' ? answer.value : null;
  const distribution = value?.distribution ?? null;
  const limit = getLimit(query.figure, state.lastCompleted?.evaluation ?? null);
  return (
    <Card
      title={texts('patterns:distribution.title', { figure })}
      note={distribution === null ? undefined : texts('history:tests', { count: distribution.tests })}
    >
      {answer.kind === 'failed' && <Unreadable texts={texts} onAgain={again} />}
      {answer.kind === 'loading' && <Placeholder height={PLACE_HEIGHT} />}
      {value !== null && distribution === null && (
        <Nothing
          icon={<IconChartHistogram size={20} stroke={1.75} />}
          title={texts('patterns:empty.title', { figure })}
          reason={texts('patterns:empty.reason')}
        />
      )}
      {value !== null && distribution !== null && (
        <DistributionView
          figure={query.figure}
          distribution={distribution}
          plan={value.plan}
          limit={limit}
          format={(of) => formatFigure(query.figure, of, style)}
        />
      )}
    </Card>
  );
}
