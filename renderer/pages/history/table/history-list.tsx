import { TextInput } from '@mantine/core';
import { IconHistory, IconSearch } from '@tabler/icons-react';
import { formatNumber } from '../../../../shared/texts/format';
import { getValue } from '../../../hooks/use-answer';
import { Nothing } from '../../../components/notice/nothing';
import { Placeholder } from '../../../components/notice/placeholder';
import { Unreadable } from '../../../components/notice/unreadable';
import { useApp } from '../../../hooks/app-context';
import { useNetworks } from '../../../hooks/use-networks';
import { ColumnMenu } from './column-menu';
import { HistoryGrid } from './history-grid';
import type { RowList } from './use-row-list';
import classes from './history-list.module.css';

interface HistoryListProps {
  readonly list: RowList;
  /** Whether anything was ever recorded. */
  readonly hasRuns: boolean;
  readonly onOpen: (runId: string) => void;
}

/** The runs of a selection as a table, with a field to search them and a choice of columns. */
export function HistoryList({ list, hasRuns, onOpen }: HistoryListProps) {
  const { texts, style, settings } = useApp();
  const networks = getValue(useNetworks()) ?? [];
  const { rows, columns } = list;
  return (
    <>
      <div className={classes.tools}>
        <TextInput
          className={classes.search ?? ''}
          size="xs"
          type="search"
          leftSection={<IconSearch size={15} stroke={1.75} aria-hidden="true" />}
          aria-label={texts('history:table.search')}
          placeholder={texts('history:table.search')}
          value={list.typed}
          maxLength={200}
          onChange={(event) => list.type(event.currentTarget.value)}
        />
        <span className={classes.total} role="status">
          {rows !== null &&
            texts('history:table.rows', {
              count: rows.total,
              total: formatNumber(rows.total, style.language),
            })}
        </span>
        <ColumnMenu columns={columns} onChoose={list.chooseColumns} />
      </div>
      {list.hasFailed && <Unreadable texts={texts} onAgain={list.again} />}
      {!list.hasFailed && rows === null && <Placeholder height={420} />}
      {rows?.total === 0 && (
        <Nothing
          icon={<IconHistory size={20} stroke={1.75} />}
          title={texts(hasRuns ? 'history:noMatch.title' : 'history:empty.title')}
          reason={texts(hasRuns ? 'history:noMatch.reason' : 'history:empty.reason')}
        />
      )}
      {rows !== null && rows.total > 0 && (
        <HistoryGrid
          rows={rows}
          columns={columns.filter((column) => column !== 'network' || networks.length > 1)}
          words={{ texts, style, settings, networks }}
          sort={list.sort}
          listKey={list.listKey}
          onSort={list.chooseSort}
          onSeen={list.see}
          onOpen={onOpen}
        />
      )}
    </>
  );
}
