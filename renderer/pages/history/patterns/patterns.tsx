import { useId } from 'react';
import type { HistoryLook } from '../../../../shared/history/history-look';
import type { HistoryChoices } from '../../../../shared/history/history-choices';
import { PATTERN_FIGURES, type PatternQuery } from '../../../../shared/history/patterns';
import { getSelectedRange, getSelectionFilter, type Selection } from '../../../../shared/history/selection';
import { ChoiceChips } from '../../../components/inputs/choice-chips';
import { useApp } from '../../../hooks/app-context';
import { ComparisonCard } from './comparison-card';
import { DistributionCard } from './distribution-card';
import { GroupCard } from './group-card';
import { HourCard } from './hour-card';
import classes from './patterns.module.css';

interface PatternsProps {
  readonly selection: Selection;
  readonly look: HistoryLook;
  /** What recorded runs were measured with. */
  readonly known: HistoryChoices;
  /** When the selection was last read. */
  readonly readAt: number;
  /** Whether the runs are of several networks. */
  readonly isMixed: boolean;
  readonly onSelect: (change: Partial<Selection>) => void;
  readonly onLook: (change: Partial<HistoryLook>) => void;
}

/** When the line of a selection is good, how its figures are spread, and how they differ by time and by what was used. */
export function Patterns(props: PatternsProps) {
  const { selection, look, known, readAt, isMixed, onSelect, onLook } = props;
  const { texts, style } = useApp();
  const title = useId();
  const range = getSelectedRange(selection, readAt);
  const filter = getSelectionFilter(selection, style.timeZone);
  const query: PatternQuery = { range, filter, figure: look.figure };
  // Each figure and each kind of group has a card of its own: what was read of another is never shown under its name.
  return (
    <section className={classes.patterns} aria-labelledby={title}>
      <h2 className="sr-only" id={title}>
        {texts('patterns:region')}
      </h2>
      <ChoiceChips
        label={texts('patterns:figure')}
        value={look.figure}
        choices={PATTERN_FIGURES.map((figure) => ({
          value: figure,
          label: texts(`history:chart.figure.${figure}`),
        }))}
        onChange={(figure) => onLook({ figure })}
      />
      {isMixed && <p className={classes.mixed}>{texts('history:chart.mixed')}</p>}
      <HourCard
        key={`hours ${look.figure}`}
        selection={selection}
        query={query}
        readAt={readAt}
        onSelect={onSelect}
      />
      <DistributionCard key={`distribution ${look.figure}`} query={query} readAt={readAt} />
      <ComparisonCard
        range={{ from: Math.max(range.from, known.firstAt ?? range.from), to: range.to }}
        filter={filter}
        firstAt={known.firstAt}
        against={look.against}
        readAt={readAt}
        onAgainst={(against) => onLook({ against })}
      />
      <GroupCard
        key={`groups ${look.group}`}
        selection={selection}
        query={{ range, filter, kind: look.group }}
        known={known}
        readAt={readAt}
        onSelect={onSelect}
        onKind={(group) => onLook({ group })}
      />
    </section>
  );
}
