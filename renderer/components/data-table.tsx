import type { ReactNode } from 'react';
import classes from './data-table.module.css';

interface DataTableProps {
  /** Read out by screen readers; the heading beside the table says it to others. */
  readonly caption: string;
  readonly children: ReactNode;
}

/** A table with quiet lines; cells with `data-numeric` stand right in tabular figures. */
export function DataTable({ caption, children }: DataTableProps) {
  return (
    <table className={classes.table}>
      <caption className="sr-only">{caption}</caption>
      {children}
    </table>
  );
}
