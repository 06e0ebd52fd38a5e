import { formatBytes } from '../../../../shared/texts/format';
import { formatDuration } from '../../../../shared/texts/format-time';
import type { Language, Texts } from '../../../../shared/texts/i18n';
import type { ProviderState } from '../../../../shared/ipc';
import { PROVIDER_FACTS, type ProviderKind } from '../../../../shared/providers';
import type { Mode } from '../../../../shared/run';

type Bytes = ProviderState['estimatedBytes'];

/** What one test moves, in a few words: `About 16 MB a test`. */
export function testInWords(bytes: Bytes, mode: Mode, texts: Texts, language: Language): string {
  return texts('settings:service.perTest', { bytes: formatBytes(bytes[mode], language) });
}

/** What one test moves in each mode; one figure where the mode makes no difference. */
export function dataInWords(bytes: Bytes, texts: Texts, language: Language): string {
  const { quick, full, light } = bytes;
  if (quick === full && full === light) {
    return texts('settings:service.dataAlways', { bytes: formatBytes(quick, language) });
  }
  return texts('settings:service.dataByMode', {
    quick: formatBytes(quick, language),
    full: formatBytes(full, language),
    light: formatBytes(light, language),
  });
}

/** How often the service bears a test: in a few words for the row, in sentences for its details. */
export function intervalInWords(
  kind: ProviderKind,
  isOwnServer: boolean,
  texts: Texts,
  language: Language,
): { readonly short: string; readonly long: string } {
  const { minimumIntervalMs } = PROVIDER_FACTS[kind];
  if (isOwnServer) {
    const words = texts('settings:service.interval.own');
    return { short: words, long: words };
  }
  if (minimumIntervalMs === 0) {
    return {
      short: texts('settings:service.interval.none'),
      long: texts('settings:service.interval.noneLong'),
    };
  }
  const span = formatDuration(minimumIntervalMs, language);
  const long = kind === 'ndt7' ? 'settings:service.interval.drawn' : 'settings:service.interval.leastLong';
  return { short: texts('settings:service.interval.least', { span }), long: texts(long, { span }) };
}
