import type { HistoryChoices } from '../../../../shared/history/history-choices';
import { HISTORY_VIEWS, type HistoryView } from '../../../../shared/history/history-look';
import type { Selection } from '../../../../shared/history/selection';
import type { TimeRange } from '../../../../shared/time-range';
import { ChoiceChips } from '../../../components/inputs/choice-chips';
import { useApp } from '../../../hooks/app-context';
import { OutcomeFilter } from '../outcome-filter';
import { FilterMenu } from './filter-menu';
import { SelectionRange } from './selection-range';
import classes from './selection-bar.module.css';

interface SelectionBarProps {
  readonly selection: Selection;
  /** What recorded runs were measured with. */
  readonly known: HistoryChoices;
  /** The time that is shown now. */
  readonly shown: TimeRange;
  readonly onSelect: (change: Partial<Selection>) => void;
  readonly onNow: () => void;
  readonly view: HistoryView;
  readonly onView: (view: HistoryView) => void;
}

/** Chooses what charts, patterns and table show: of which time, of which outcome, measured with what, and how. */
export function SelectionBar(props: SelectionBarProps) {
  const { selection, known, shown, view, onSelect, onNow, onView } = props;
  const { texts } = useApp();
  return (
    <>
      <div className={classes.bar}>
        <SelectionRange
          range={selection.range}
          shown={shown}
          onSelect={(range) => onSelect({ range })}
          onNow={onNow}
        />
      </div>
      <div className={classes.bar}>
        <OutcomeFilter value={selection.outcomes} onChange={(outcomes) => onSelect({ outcomes })} />
        <FilterMenu selection={selection} known={known} onSelect={onSelect} />
        <div className={classes.views}>
          <ChoiceChips
            label={texts('patterns:view')}
            value={view}
            choices={HISTORY_VIEWS.map((name) => ({ value: name, label: texts(`patterns:views.${name}`) }))}
            onChange={onView}
          />
        </div>
      </div>
    </>
  );
}
