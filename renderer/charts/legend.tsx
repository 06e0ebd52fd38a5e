import classes from './legend.module.css';

export interface LegendEntry {
  readonly tone:
    | 'download'
    | 'upload'
    | 'latency'
    | 'other'
    | 'mark'
    | 'spread'
    | 'loss'
    | 'solid'
    | 'dashed'
    | `network-${1 | 2 | 3 | 4}`;
  readonly label: string;
}

/** Names the lines of a chart. */
export function Legend({ entries }: { readonly entries: readonly LegendEntry[] }) {
  return (
    <ul className={classes.legend}>
      {entries.map(({ tone, label }) => (
        <li key={`${tone} ${label}`}>
          <i className={classes.key} data-tone={tone} aria-hidden="true" />
          {label}
        </li>
      ))}
    </ul>
  );
}
