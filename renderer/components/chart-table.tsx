import type { ReactNode } from 'react';
import { useFocusAtFirst } from '../hooks/use-focus-at-first';
import { DataTable } from './data-table';

interface ChartTableProps {
  readonly className: string | undefined;
  readonly caption: string;
  /** Whether it was asked for by a key, so that the next key goes here. */
  readonly takesFocus?: boolean;
  readonly onPlot: () => void;
  readonly children: ReactNode;
}

/** The table in the place of a chart, which scrolls by itself. T leads back to the chart. */
export function ChartTable({ className, caption, takesFocus = false, onPlot, children }: ChartTableProps) {
  const region = useFocusAtFirst<HTMLDivElement>(takesFocus);
  return (
    <div
      ref={region}
      className={className}
      tabIndex={0}
      role="group"
      aria-label={caption}
      onKeyDown={(event) => event.key.toLowerCase() === 't' && onPlot()}
    >
      <DataTable caption={caption}>{children}</DataTable>
    </div>
  );
}
