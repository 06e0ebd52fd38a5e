import { IconArrowsDiff } from '@tabler/icons-react';
import type { Against } from '../../../../shared/history/history-look';
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
  const query = periods.kind === 'periods' ? { before: periods.before, after: periods.after, filter } : null;
  const { answer, again } = useComparison(query, readAt);
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
      {periods.kind === 'periods' && answer.kind === 'failed' && <Unreadable texts={texts} onAgain={again} />}
      {periods.kind === 'periods' && answer.kind === 'loading' && <Placeholder height={PLACE_HEIGHT} />}
      {periods.kind === 'periods' && answer.kind === 'ready' && answer.value.length === 0 && (
        <Nothing
          icon={<IconArrowsDiff size={20} stroke={1.75} />}
          title={texts('patterns:compare.none.title')}
          reason={texts('patterns:empty.reason')}
        />
      )}
      {periods.kind === 'periods' && answer.kind === 'ready' && answer.value.length > 0 && (
        <ComparisonTable periods={periods} figures={answer.value} />
      )}
    </Card>
  );
}
