import type { WifiBand } from '../../shared/surroundings';
import { cleanForeignText } from '../../shared/texts/foreign-text';

/** An SSID has at most so many bytes. IEEE 802.11-2020, 9.4.2.2. */
const MOST_SSID_BYTES = 32;

/**
 * The name of a Wi-Fi network as text: its bytes are UTF-8 by custom alone, and may be anything. Null where it is hidden or
 * empty.
 */
export function ssidText(bytes: Buffer): string | null {
  const text = cleanForeignText(bytes.subarray(0, MOST_SSID_BYTES).toString('utf8'));
  return text === '' ? null : text;
}

/** The band of a channel's middle frequency; null outside of the bands of Wi-Fi. */
export function getBand(megahertz: number): WifiBand | null {
  if (megahertz >= 2_400 && megahertz < 2_500) return '2.4';
  if (megahertz >= 4_900 && megahertz < 5_925) return '5';
  if (megahertz >= 5_925 && megahertz <= 7_125) return '6';
  return megahertz >= 57_000 && megahertz <= 71_000 ? '60' : null;
}

/** Levels of a signal beyond these are drivers' words for "not known". */
const SIGNAL_DBM = { least: -120, most: 0 };

/**
 * The level of the signal of an interface in dBm, by the text of Linux's `/proc/net/wireless`; null where it does not say,
 * or says it in another unit.
 */
export function signalIn(table: string, interfaceName: string): number | null {
  const line = table.split('\n').find((one) => one.trim().startsWith(`${interfaceName}:`));
  const level = Number.parseFloat(
    line
      ?.slice(line.indexOf(':') + 1)
      .trim()
      .split(/\s+/)[2] ?? '',
  );
  return level >= SIGNAL_DBM.least && level < SIGNAL_DBM.most ? level : null;
}
