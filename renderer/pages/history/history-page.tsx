import { useState } from 'react';
import { getSelectedRange, type Selection } from '../../../shared/history/selection';
import { formatDate } from '../../../shared/texts/format-time';
import { NotesButton } from '../../components/notes/notes-button';
import { PageHead } from '../../components/page-head';
import { useApp } from '../../hooks/app-context';
import type { Place } from '../../hooks/place';
import { useArrival } from '../../hooks/use-arrival';
import { useEvent } from '../../hooks/use-event';
import { Explorer } from './explorer/explorer';
import { rangeUntilNow } from './explorer/zoom';
import { ExportMenu } from './export-menu';
import { Patterns } from './patterns/patterns';
import { ReportButtons } from './report/report-buttons';
import { useHistoryChoices } from './selection/filter-groups';
import { countRuns, getSelectedRuns, type RunCounts } from './selection/selected-runs';
import { SelectionBar } from './selection/selection-bar';
import { useSelection } from './selection/use-selection';
import { HistoryList } from './table/history-list';
import { useRowList } from './table/use-row-list';
import classes from './history-page.module.css';

/** Every run that was recorded, whatever its end, and what was told about it. */
export function HistoryPage({ place }: { readonly place: Place }) {
  const { texts, style, openRun } = useApp();
  const { selection, look, select, changeLook } = useSelection();
  const known = useHistoryChoices();
  const { firstAt, thinned } = known;
  const [readAt, setReadAt] = useState(() => Date.now());
  useEvent('onRunRecorded', () => setReadAt(Date.now()));
  useArrival(place, ({ range }) => {
    if (range !== undefined) select({ range: { kind: 'span', ...range } });
  });
  const runs = getSelectedRuns(selection, readAt, style.timeZone);
  const list = useRowList(runs, JSON.stringify(selection.range));
  const counts = list.rows === null ? null : countRuns(list.rows.counts);
  const choose = (change: Partial<Selection>) => {
    select(change);
    setReadAt(Date.now());
  };
  const { from, to } = getSelectedRange(selection, readAt);
  const isMixed = selection.networks.length !== 1 && known.networks.length > 1;
  const shown = { from: Math.max(from, firstAt ?? from), to };
  return (
    <>
      <PageHead
        title={counts === null ? texts('common:page.history') : sentence(counts)}
        reason={texts('history:reason')}
        actions={
          <div className={classes.actions}>
            <NotesButton place={place} onOpenRun={openRun} />
            {list.rows !== null && list.rows.total > 0 && (
              <>
                <ReportButtons
                  place={place}
                  range={shown}
                  network={selection.networks.length === 1 ? (selection.networks[0] ?? null) : null}
                />
                <ExportMenu place={place} query={runs} />
              </>
            )}
          </div>
        }
      />
      <SelectionBar
        selection={selection}
        known={known}
        shown={shown}
        onSelect={choose}
        onNow={() => choose({ range: rangeUntilNow(shown, Date.now()) })}
        view={look.view}
        onView={(view) => changeLook({ view })}
      />
      {thinned !== null && from < thinned.until && (
        <p className={classes.thinned}>
          {texts('history:thinned', { count: thinned.tests, date: formatDate(thinned.until, style) })}
        </p>
      )}
      {look.view === 'patterns' ? (
        <Patterns
          selection={selection}
          look={look}
          known={known}
          readAt={readAt}
          isMixed={isMixed}
          onSelect={choose}
          onLook={changeLook}
        />
      ) : (
        <Explorer
          selection={selection}
          readAt={readAt}
          firstAt={firstAt}
          isTable={look.view === 'table'}
          onTable={(isTable) => changeLook({ view: isTable ? 'table' : 'charts' })}
          onSelect={(range) => choose({ range })}
          onOpen={openRun}
        />
      )}
      <div className={classes.card}>
        <HistoryList list={list} hasRuns={firstAt !== null} onOpen={openRun} />
      </div>
    </>
  );

  function sentence({ rows, tests, failed }: RunCounts): string {
    const name = selection.range.kind === 'recent' ? selection.range.name : 'span';
    if (rows === 0) return texts(`history:sentence.none.${name}`);
    const values = {
      tests: texts('history:tests', { count: tests }),
      count: failed,
      range: texts(`history:within.${name}`),
    };
    return texts(failed === 0 ? 'history:sentence.allWell' : 'history:sentence.failed', values);
  }
}
