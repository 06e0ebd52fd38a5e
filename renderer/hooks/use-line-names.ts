import type { ChartData } from '../../shared/history/chart-data';
import { nameByKey } from '../../shared/network-label';
import { useApp } from './app-context';
import { getValue } from './use-answer';
import { useNetworks } from './use-networks';

/** What the lines of a chart of several networks are called; empty for a chart of one line. */
export function useLineNames({ lines = [] }: Pick<ChartData, 'lines'>): readonly string[] {
  const { settings, texts } = useApp();
  const known = getValue(useNetworks()) ?? [];
  return lines.map((networks) => {
    if (networks.length > 1) return texts('common:network.others', { count: networks.length });
    const [network = null] = networks;
    return network === null
      ? texts('common:network.notRecorded')
      : nameByKey(network, known, settings.networks);
  });
}
