import { formatLatency, formatThroughput } from '../../../shared/texts/format';
import { formatShortDateTime } from '../../../shared/texts/format-time';
import { nameByKey, type NetworkEntry } from '../../../shared/network-label';
import type { HistoryRow } from '../../../shared/ipc';
import { getFigures, getMethod } from '../../../shared/run';
import { DataTable } from '../../components/data-table';
import { loadedLatencyMs } from '../../../shared/figures/bufferbloat';
import { RunOutcome } from '../../components/run/run-outcome';
import { useApp } from '../../hooks/app-context';
import { toldInWords } from './told-words';
import { triggerInWords } from './run-facts';
import classes from './history-table.module.css';

interface HistoryTableProps {
  readonly rows: readonly HistoryRow[];
  /** Those that are known; with several, each run names its own. */
  readonly networks: readonly NetworkEntry[];
  readonly onOpen: (runId: string) => void;
}

/** Runs, newest first; a row opens everything that is known of its run. */
export function HistoryTable({ rows, networks, onOpen }: HistoryTableProps) {
  const { settings, texts, style } = useApp();
  const { language } = style;
  const hasNetworks = networks.length > 1;
  const wordNetwork = (network: string | null) => {
    return network === null ? '' : nameByKey(network, networks, settings.networks);
  };
  return (
    <DataTable caption={texts('history:caption')}>
      <thead>
        <tr>
          <th scope="col">{texts('history:column.time')}</th>
          <th scope="col">{texts('history:column.trigger')}</th>
          {hasNetworks && (
            <th scope="col" className={classes.network}>
              {texts('common:network.label')}
            </th>
          )}
          <th scope="col">{texts('history:column.outcome')}</th>
          {(['download', 'upload', 'latency', 'loadedLatency'] as const).map((figure) => (
            <th key={figure} scope="col" data-numeric data-figure={figure} className={classes.figure}>
              {texts(`common:figure.${figure}`)}
            </th>
          ))}
          <th scope="col">{texts('history:column.told')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ run, told, evaluation }) => {
          const figures = getFigures(run);
          return (
            <tr key={run.id} className={classes.row} onClick={() => onOpen(run.id)}>
              <th scope="row" className={classes.time}>
                <button type="button" onClick={() => onOpen(run.id)}>
                  {formatShortDateTime(run.startedAt, style)}
                </button>
              </th>
              <td className={classes.quiet}>{triggerInWords(run, texts)}</td>
              {hasNetworks && (
                <td className={classes.network}>
                  <bdi>{wordNetwork(getMethod(run)?.network ?? null)}</bdi>
                </td>
              )}
              <td className={classes.outcome}>
                <RunOutcome run={run} state={evaluation.state} />
              </td>
              <td data-numeric>{formatThroughput(figures?.downloadBitsPerSecond ?? null, language)}</td>
              <td data-numeric>{formatThroughput(figures?.uploadBitsPerSecond ?? null, language)}</td>
              <td data-numeric>{formatLatency(figures?.latencyMs ?? null, language)}</td>
              <td data-numeric data-figure="loadedLatency" className={classes.figure}>
                {formatLatency(figures === null ? null : loadedLatencyMs(figures), language)}
              </td>
              <td className={classes.told}>{toldInWords(told, texts)}</td>
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}
