import { ActionIcon, Tooltip } from '@mantine/core';
import {
  IconArrowsMaximize,
  IconChartLine,
  IconChevronLeft,
  IconChevronRight,
  IconTable,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import { formatDateTime } from '../../../../shared/texts/format-time';
import type { TimeRange } from '../../../../shared/time-range';
import { useApp } from '../../../hooks/app-context';
import classes from './explorer.module.css';

const BUTTONS = {
  earlier: IconChevronLeft,
  later: IconChevronRight,
  nearer: IconZoomIn,
  farther: IconZoomOut,
  all: IconArrowsMaximize,
} as const;
type Tool = keyof typeof BUTTONS;

interface ExplorerToolsProps {
  readonly view: TimeRange;
  readonly isTable: boolean;
  readonly onAction: (action: Tool) => void;
  readonly onTable: () => void;
}

/** Says which time is shown, and moves through it for whoever uses neither wheel nor keys. */
export function ExplorerTools({ view, isTable, onAction, onTable }: ExplorerToolsProps) {
  const { texts, style } = useApp();
  const TableIcon = isTable ? IconChartLine : IconTable;
  const table = texts(isTable ? 'dashboard:chart.plot' : 'dashboard:chart.table');
  return (
    <div className={classes.tools}>
      <p className={classes.shown} role="status">
        {texts('history:chart.shown', {
          from: formatDateTime(view.from, style),
          to: formatDateTime(view.to, style),
        })}
      </p>
      {(Object.keys(BUTTONS) as readonly Tool[]).map((tool) => {
        const Icon = BUTTONS[tool];
        const label = texts(`history:chart.tool.${tool}`);
        return (
          <Tooltip key={tool} label={label}>
            <ActionIcon
              variant="subtle"
              color="var(--lw-text-quiet)"
              size={28}
              aria-label={label}
              onClick={() => onAction(tool)}
            >
              <Icon size={18} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
        );
      })}
      <Tooltip label={table}>
        <ActionIcon
          variant="subtle"
          color="var(--lw-text-quiet)"
          size={28}
          aria-label={table}
          onClick={onTable}
        >
          <TableIcon size={18} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
