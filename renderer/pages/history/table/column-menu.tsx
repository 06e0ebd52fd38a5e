import { Button, Checkbox, Popover } from '@mantine/core';
import { IconColumns } from '@tabler/icons-react';
import { useApp } from '../../../hooks/app-context';
import { COLUMNS, type Column } from './columns';
import classes from './history-list.module.css';

interface ColumnMenuProps {
  readonly columns: readonly Column[];
  readonly onChoose: (columns: readonly Column[]) => void;
}

/** Chooses the columns of the table. The time is always there. */
export function ColumnMenu({ columns, onChoose }: ColumnMenuProps) {
  const { texts } = useApp();
  const toggle = (column: Column) =>
    onChoose(columns.includes(column) ? columns.filter((other) => other !== column) : [...columns, column]);
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconColumns size={15} stroke={1.75} aria-hidden="true" />}
        >
          {texts('history:table.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={texts('history:table.columns')}>
        <div className={classes.columns}>
          {COLUMNS.filter((column) => column !== 'time').map((column) => (
            <Checkbox
              key={column}
              size="xs"
              label={texts(`history:column.${column}`)}
              checked={columns.includes(column)}
              onChange={() => toggle(column)}
            />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
