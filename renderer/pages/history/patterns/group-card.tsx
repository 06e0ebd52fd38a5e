import { IconListDetails } from '@tabler/icons-react';
import type { HistoryChoices } from '../../../../shared/history/history-choices';
import { GROUP_KINDS, type GroupKind, type GroupQuery } from '../../../../shared/history/patterns';
import type { Selection } from '../../../../shared/history/selection';
import type { ProviderKind } from '../../../../shared/providers';
import { Card } from '../../../components/card';
import { ChoiceChips } from '../../../components/inputs/choice-chips';
import { Nothing } from '../../../components/notice/nothing';
import { Placeholder } from '../../../components/notice/placeholder';
import { Unreadable } from '../../../components/notice/unreadable';
import { useApp } from '../../../hooks/app-context';
import { useFilterLabels } from '../selection/filter-groups';
import { GroupTable } from './group-table';
import { useGroups } from './use-patterns';
import classes from './patterns.module.css';

const PLACE_HEIGHT = 160;

interface GroupCardProps {
  readonly selection: Selection;
  readonly query: GroupQuery;
  /** What recorded runs were measured with. */
  readonly known: HistoryChoices;
  readonly readAt: number;
  readonly onSelect: (change: Partial<Selection>) => void;
  readonly onKind: (kind: GroupKind) => void;
}

/** Tests by what they were measured with. What is selected is marked, and narrows all else. */
export function GroupCard({ selection, query, known, readAt, onSelect, onKind }: GroupCardProps) {
  const { texts } = useApp();
  const { kind } = query;
  const label = useFilterLabels(known);
  const { answer, again } = useGroups({ ...query, filter: { ...query.filter, [kind]: undefined } }, readAt);
  const chosen: readonly (string | null)[] = selection[kind];
  const toggle = (name: string | null) => {
    const next = chosen.includes(name) ? chosen.filter((other) => other !== name) : [...chosen, name];
    // Of services each is known.
    onSelect(kind === 'providers' ? { providers: next as readonly ProviderKind[] } : { [kind]: next });
  };
  return (
    <Card title={texts('patterns:groups.title')}>
      <div className={classes.controls}>
        <ChoiceChips
          label={texts('patterns:groups.by')}
          value={kind}
          choices={GROUP_KINDS.map((name) => ({ value: name, label: texts(`history:select.${name}`) }))}
          onChange={onKind}
        />
      </div>
      {answer.kind === 'failed' && <Unreadable texts={texts} onAgain={again} />}
      {answer.kind === 'loading' && <Placeholder height={PLACE_HEIGHT} />}
      {answer.kind === 'ready' && answer.value.length === 0 && (
        <Nothing
          icon={<IconListDetails size={20} stroke={1.75} />}
          title={texts('patterns:compare.none.title')}
          reason={texts('patterns:empty.reason')}
        />
      )}
      {answer.kind === 'ready' && answer.value.length > 0 && (
        <GroupTable
          kind={kind}
          groups={answer.value}
          chosen={chosen}
          label={(name) => label(kind, name)}
          onToggle={toggle}
        />
      )}
    </Card>
  );
}
