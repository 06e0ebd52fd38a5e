import { IconArrowsDiff } from '@tabler/icons-react';
import type { Against } from '../../../../shared/history/history-look';
import type { ComparisonQuery } from '../../../../shared/history/patterns';
import type { RunFilter } from '../../../../shared/history/run-filter';
import type { TimeRange } from '../../../../shared/time-range';
import { Card } from '../../../components/card';
import { Nothing } from '../../../components/notice/nothing';
import { Placeholder } from '../../../components/notice/placeholder';
import { Unreadable } from '../../../components/notice/unreadable';
import { useApp } from '../../../hooks/app-context';
import { AgainstChoice } from './against-choice';
import { ComparisonTable } from './comparison-table';
import { getPeriods } from './periods';
import { useComparison } from './use-patterns';

const PLACE_HEIGHT = 260;

interface ComparisonCardProps {
  readonly range: TimeRange;
  readonly filter: RunFilter | null;
  /** When the first run began; null where it is not known. */
  readonly firstAt: number | null;
  readonly against: Against;
  readonly readAt: number;
  readonly onAgainst: (against: Against) => void;
}

/** Two periods beside each other: before and after a change of the line, of the contract or of the house. */
export function ComparisonCard(props: ComparisonCardProps) {
  const { range, filter, firstAt, against, readAt, onAgainst } = props;
  const { texts } = useApp();
  const periods = getPeriods(against, range, firstAt);
  return (
    <Card title={texts('patterns:compare.title')}>
      <AgainstChoice range={range} against={against} onAgainst={onAgainst} />
      {periods.kind !== 'periods' && (
        <Nothing
          icon={<IconArrowsDiff size={20} stroke={1.75} />}
          title={texts(`patterns:compare.${periods.kind}.title`)}
          reason={texts(`patterns:compare.${periods.kind}.reason`)}
        />
      )}
      {periods.kind === 'periods' && (
        <Answered key={JSON.stringify(against)} periods={periods} filter={filter} readAt={readAt} />
      )}
    </Card>
  );
}

interface AnsweredProps {
  readonly periods: Pick<ComparisonQuery, 'before' | 'after'>;
  readonly filter: RunFilter | null;
  readonly readAt: number;
}

/** What two periods have; of another choice of periods nothing stays. */
function Answered({ periods, filter, readAt }: AnsweredProps) {
  const { texts } = useApp();
  const { before, after } = periods;
  const { answer, again } = useComparison({ before, after, filter }, readAt);
  switch (answer.kind) {
    case 'failed':
      return <Unreadable texts={texts} onAgain={again} />;
    case 'loading':
      return <Placeholder height={PLACE_HEIGHT} />;
    case 'ready':
      return answer.value.length > 0 ? (
        <ComparisonTable periods={periods} figures={answer.value} />
      ) : (
        <Nothing
          icon={<IconArrowsDiff size={20} stroke={1.75} />}
          title={texts('patterns:compare.none.title')}
          reason={texts('patterns:empty.reason')}
        />
      );
  }
}
