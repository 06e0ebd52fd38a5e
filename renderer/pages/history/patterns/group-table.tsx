import { GROUP_FIGURES, type GroupKind, type RunGroup } from '../../../../shared/history/patterns';
import { formatNumber } from '../../../../shared/texts/format';
import { DataTable } from '../../../components/data-table';
import { TextButton } from '../../../components/inputs/text-button';
import { useApp } from '../../../hooks/app-context';
import { formatFigure } from '../explorer/figure-plots';
import { wordUnderPlan } from './pattern-words';
import classes from './patterns.module.css';

interface GroupTableProps {
  readonly kind: GroupKind;
  readonly groups: readonly RunGroup[];
  /** The names of those that are selected; empty for all. */
  readonly chosen: readonly (string | null)[];
  readonly label: (name: string | null) => string;
  readonly onToggle: (name: string | null) => void;
}

/** Tests by server, service, network or schedule; a name narrows the page to its tests, and again to all. */
export function GroupTable({ kind, groups, chosen, label, onToggle }: GroupTableProps) {
  const { texts, style } = useApp();
  const { language } = style;
  return (
    <div className={classes.table} tabIndex={0} role="group" aria-label={texts('patterns:groups.title')}>
      <DataTable caption={texts('patterns:groups.title')}>
        <thead>
          <tr>
            <th scope="col">{texts(`history:select.${kind}`)}</th>
            <th scope="col" data-numeric>
              {texts('history:caption')}
            </th>
            {GROUP_FIGURES.map((figure) => (
              <th key={figure} scope="col" data-numeric>
                {texts(`history:chart.figure.${figure}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map(({ name, tests, medians, underPlan }) => (
            <tr key={name ?? ''} data-chosen={chosen.includes(name) || undefined}>
              <th scope="row">
                <TextButton
                  label={texts(chosen.includes(name) ? 'patterns:groups.all' : 'patterns:groups.only', {
                    name: label(name),
                  })}
                  onClick={() => onToggle(name)}
                >
                  <bdi>{label(name)}</bdi>
                </TextButton>
                {chosen.includes(name) && (
                  <small className={classes.detail}>{texts('patterns:groups.chosen')}</small>
                )}
              </th>
              <td data-numeric>{formatNumber(tests, language)}</td>
              {GROUP_FIGURES.map((figure) => {
                const under =
                  figure === 'download' || figure === 'upload'
                    ? wordUnderPlan(underPlan[figure], texts, language)
                    : null;
                return (
                  <td key={figure} data-numeric>
                    {formatFigure(figure, medians[figure], style)}
                    {under !== null && <small className={classes.detail}>{under}</small>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </DataTable>
      <p className={classes.method}>{texts('patterns:groups.note')}</p>
    </div>
  );
}
