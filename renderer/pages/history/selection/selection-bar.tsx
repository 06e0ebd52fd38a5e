import type { HistoryChoices } from '../../../../shared/history/history-choices';
import type { Selection } from '../../../../shared/history/selection';
import type { TimeRange } from '../../../../shared/time-range';
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
}

/** Chooses what charts and table show: of which time, of which outcome, and measured with what. */
export function SelectionBar({ selection, known, shown, onSelect, onNow }: SelectionBarProps) {
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
      </div>
    </>
  );
}
