import type { KeyboardEvent } from 'react';
import type { NamedGap } from './gaps';
import { getStopIndex, type Pointed } from './pointed';
import { stepTo } from './trend';

interface ChartKeys<Gap extends NamedGap> {
  readonly stops: readonly Pointed<Gap>[];
  readonly pointed: Pointed<Gap> | null;
  readonly onPoint: (pointed: Pointed<Gap> | null) => void;
  readonly onTable: () => void;
}

/** What the keys do in a chart: T shows the table, the others step through what can be pointed at. */
export function chartKeys<Gap extends NamedGap>({ stops, pointed, onPoint, onTable }: ChartKeys<Gap>) {
  return (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() === 't') return onTable();
    const target = stepTo(event.key, getStopIndex(stops, pointed), stops.length);
    if (target === null) return;
    event.preventDefault();
    onPoint(stops[target] ?? null);
  };
}
