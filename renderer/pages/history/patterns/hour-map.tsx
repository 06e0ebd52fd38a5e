import { useId, useState, type KeyboardEvent } from 'react';
import { HOURS, WEEKDAYS, type HourOfDay, type Weekday } from '../../../../shared/history/local-times';
import type { HourCell, PatternFigure } from '../../../../shared/history/patterns';
import { formatWeekday } from '../../../../shared/texts/format-time';
import { useApp } from '../../../hooks/app-context';
import { useFocusAtFirst } from '../../../hooks/use-focus-at-first';
import { formatFigure } from '../explorer/figure-plots';
import { getHeatLevel, getHeatScale, getPlace, getPlaceAfter, HEAT_LEVELS, LEAST_OF_CELL } from './heat';
import { wordCell } from './pattern-words';
import classes from './hour-map.module.css';

interface HourMapProps {
  readonly cells: readonly HourCell[];
  readonly figure: PatternFigure;
  /** Those that are selected; empty for all. */
  readonly weekdays: readonly Weekday[];
  readonly hours: readonly HourOfDay[];
  /** Whether it was asked for by a key, so that the next key goes here. */
  readonly takesFocus: boolean;
  /** Selects the tests of a cell alone, or all again. */
  readonly onToggle: (cell: HourCell) => void;
  readonly onTable: () => void;
}

/** The hours of the week as a map: the lighter or darker, the lower or higher the median. Keys lead from cell to cell. */
export function HourMap(props: HourMapProps) {
  const { cells, figure, weekdays, hours, takesFocus, onToggle, onTable } = props;
  const { texts, style } = useApp();
  const { language } = style;
  const id = useId();
  const host = useFocusAtFirst<HTMLDivElement>(takesFocus);
  const [place, setPlace] = useState<number | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const scale = getHeatScale(cells);
  const byPlace = new Map(cells.map((cell) => [getPlace(cell), cell]));
  const isNarrowed = weekdays.length + hours.length > 0;
  const isChosen = (weekday: Weekday, hour: HourOfDay) =>
    isNarrowed &&
    (weekdays.length === 0 || weekdays.includes(weekday)) &&
    (hours.length === 0 || hours.includes(hour));
  const word = (weekday: Weekday, hour: HourOfDay) =>
    wordCell({ weekday, hour, cell: byPlace.get(getPlace({ weekday, hour })) ?? null, figure }, texts, style);
  const shown = pointed ?? place;
  const [day, hourOfDay] =
    shown === null ? [] : [WEEKDAYS[Math.floor(shown / HOURS.length)], HOURS[shown % HOURS.length]];
  return (
    <>
      <div
        ref={host}
        className={classes.map}
        role="grid"
        aria-label={texts('patterns:hours.label', { figure: texts(`history:chart.figure.${figure}`) })}
        aria-activedescendant={place === null ? undefined : `${id}-${place}`}
        tabIndex={0}
        onKeyDown={press}
        onFocus={() => place === null && setPlace(getPlace(cells[0] ?? { weekday: 'mon', hour: '00' }))}
        onMouseLeave={() => setPointed(null)}
      >
        <div role="row" className={classes.row}>
          <span role="columnheader" className={classes.day}>
            <span className="sr-only">{texts('patterns:hours.day')}</span>
          </span>
          {HOURS.map((hour, nth) => (
            <span key={hour} role="columnheader" className={classes.hour} aria-label={`${hour}:00`}>
              {nth % 3 === 0 ? hour : ''}
            </span>
          ))}
        </div>
        {WEEKDAYS.map((weekday) => (
          <div role="row" key={weekday} className={classes.row}>
            <span role="rowheader" className={classes.day}>
              {formatWeekday(weekday, language, 'short')}
            </span>
            {HOURS.map((hour) => {
              const own = getPlace({ weekday, hour });
              const cell = byPlace.get(own);
              return (
                <div
                  key={hour}
                  id={`${id}-${own}`}
                  role="gridcell"
                  aria-label={word(weekday, hour)}
                  aria-selected={isChosen(weekday, hour)}
                  className={classes.cell}
                  data-level={
                    cell === undefined || scale === null || cell.tests < LEAST_OF_CELL
                      ? undefined
                      : getHeatLevel(cell.median, scale)
                  }
                  data-few={(cell !== undefined && cell.tests < LEAST_OF_CELL) || undefined}
                  data-active={own === place || undefined}
                  data-dimmed={(isNarrowed && !isChosen(weekday, hour)) || undefined}
                  onMouseEnter={() => setPointed(own)}
                  onClick={() => {
                    setPlace(own);
                    if (cell !== undefined) onToggle(cell);
                  }}
                />
              );
            })}
          </div>
        ))}
      </div>
      <p className={classes.readout} role="status">
        {day === undefined || hourOfDay === undefined ? texts('patterns:hours.hint') : word(day, hourOfDay)}
      </p>
      {scale !== null && (
        <div className={classes.legend} aria-hidden="true">
          <span>{formatFigure(figure, scale.lowest, style)}</span>
          <span className={classes.scale}>
            {Array.from({ length: HEAT_LEVELS }, (_, level) => (
              <span key={level} className={classes.cell} data-level={level} />
            ))}
          </span>
          <span>{formatFigure(figure, scale.highest, style)}</span>
          <span className={classes.mark}>
            <span className={classes.cell} data-few />
            {texts('patterns:hours.few', { count: LEAST_OF_CELL })}
          </span>
          <span className={classes.mark}>
            <span className={classes.cell} />
            {texts('patterns:hours.none')}
          </span>
        </div>
      )}
    </>
  );

  function press(event: KeyboardEvent): void {
    if (event.key.toLowerCase() === 't') return onTable();
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      const cell = place === null ? undefined : byPlace.get(place);
      if (cell !== undefined) onToggle(cell);
      return;
    }
    const next = getPlaceAfter(event.key, place);
    if (next === null) return;
    event.preventDefault();
    setPointed(null);
    setPlace(next);
  }
}
