import { ActionIcon, Tooltip } from '@mantine/core';
import { IconClockHour4, IconLayoutGrid, IconTable } from '@tabler/icons-react';
import { useState } from 'react';
import type { HourCell, PatternQuery } from '../../../../shared/history/patterns';
import type { Selection } from '../../../../shared/history/selection';
import { Card } from '../../../components/card';
import { Nothing } from '../../../components/notice/nothing';
import { Placeholder } from '../../../components/notice/placeholder';
import { Unreadable } from '../../../components/notice/unreadable';
import { useApp } from '../../../hooks/app-context';
import { HourMap } from './hour-map';
import { HourTable } from './hour-table';
import { wordHourSpans } from './pattern-words';
import { useHourPatterns } from './use-patterns';
import classes from './patterns.module.css';

const PLACE_HEIGHT = 300;

interface HourCardProps {
  readonly selection: Selection;
  readonly query: PatternQuery;
  readonly readAt: number;
  readonly onSelect: (change: Partial<Selection>) => void;
}

/** When in the week a figure is good and when not. Times that are selected are marked, and narrow all else. */
export function HourCard({ selection, query, readAt, onSelect }: HourCardProps) {
  const { texts, style } = useApp();
  const [{ isTable, isByKey }, setTable] = useState({ isTable: false, isByKey: false });
  const { times: _, ...lists } = query.filter ?? {};
  const { answer, again } = useHourPatterns({ ...query, filter: lists }, readAt);
  const figure = texts(`history:chart.figure.${query.figure}`);
  const toggle = ({ weekday, hour }: HourCell) => {
    const isChosen = isOnly(selection.weekdays, weekday) && isOnly(selection.hours, hour);
    onSelect(isChosen ? { weekdays: [], hours: [] } : { weekdays: [weekday], hours: [hour] });
  };
  const Icon = isTable ? IconLayoutGrid : IconTable;
  const other = texts(isTable ? 'patterns:hours.map' : 'patterns:hours.table');
  return (
    <Card
      title={texts('patterns:hours.title', { figure })}
      note={texts('patterns:hours.zone', { zone: style.timeZone })}
      actions={
        <Tooltip label={other}>
          <ActionIcon
            variant="subtle"
            color="var(--lw-text-quiet)"
            size={28}
            aria-label={other}
            onClick={() => setTable({ isTable: !isTable, isByKey: false })}
          >
            <Icon size={18} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      }
    >
      {answer.kind === 'failed' && <Unreadable texts={texts} onAgain={again} />}
      {answer.kind === 'loading' && <Placeholder height={PLACE_HEIGHT} />}
      {answer.kind === 'ready' && answer.value.tests === 0 && (
        <Nothing
          icon={<IconClockHour4 size={20} stroke={1.75} />}
          title={texts('patterns:empty.title', { figure })}
          reason={texts('patterns:empty.reason')}
        />
      )}
      {answer.kind === 'ready' && answer.value.tests > 0 && (
        <>
          <ul className={classes.sentences}>
            {wordHourSpans(answer.value, query.figure, texts, style).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          {isTable ? (
            <HourTable
              cells={answer.value.cells}
              figure={query.figure}
              takesFocus={isByKey}
              onMap={() => setTable({ isTable: false, isByKey: true })}
            />
          ) : (
            <HourMap
              cells={answer.value.cells}
              figure={query.figure}
              weekdays={selection.weekdays}
              hours={selection.hours}
              takesFocus={isByKey}
              onToggle={toggle}
              onTable={() => setTable({ isTable: true, isByKey: true })}
            />
          )}
          <p className={classes.method}>{texts('patterns:hours.method')}</p>
        </>
      )}
    </Card>
  );
}

function isOnly<Value>(list: readonly Value[], value: Value): boolean {
  return list.length === 1 && list[0] === value;
}
