import { SECOND_MS } from '../../../shared/durations';
import {
  formatBytes,
  formatNumber,
  formatPercent,
  formatSetThroughput,
  type RateStyle,
} from '../../../shared/texts/format';
import { formatDuration } from '../../../shared/texts/format-time';
import type { Language, Texts } from '../../../shared/texts/i18n';
import type { Run } from '../../../shared/run';
import { getSurroundings } from '../../../shared/run-surroundings';
import { TRAFFIC_PHASES, type Surroundings } from '../../../shared/surroundings';
import type { ExplainedFact } from '../../components/run/explained-facts';

type Name =
  | 'link'
  | 'ssid'
  | 'bssid'
  | 'signal'
  | 'gateways'
  | 'dnsServers'
  | 'internetProvider'
  | 'vpn'
  | 'metered'
  | 'power'
  | 'otherTraffic'
  | 'waitedForLine'
  | 'processorLoad'
  | 'sinceWake'
  | 'versions';

/** What is explained when it is asked for. */
const EXPLAINED = ['link', 'otherTraffic', 'processorLoad'] as const;

/** Where a run was measured and what else the computer did, as far as it is known; empty where nothing is. */
export function surroundingsFacts(run: Run, texts: Texts, style: RateStyle): readonly ExplainedFact[] {
  const { language } = style;
  const found = getSurroundings(run);
  const separator = texts('common:list.separator');
  const yesOrNo = (value: boolean | undefined) =>
    value === undefined ? null : texts(`history:surroundings.${value ? 'yes' : 'no'}`);
  const values: readonly (readonly [Name, string | null])[] = [
    ['link', linkInWords(found, texts, style)],
    ['ssid', found.ssid ?? null],
    ['bssid', found.bssid ?? null],
    ['signal', signalInWords(found, texts, language)],
    ['gateways', joined([found.gatewayIpv4, found.gatewayIpv6, found.gatewayHardware], separator)],
    ['dnsServers', joined(found.dnsServers ?? [], separator)],
    ['internetProvider', found.internetProvider ?? null],
    ['vpn', yesOrNo(found.hasVpn)],
    ['metered', yesOrNo(found.isMetered)],
    ['power', powerInWords(found, texts, language)],
    ['otherTraffic', otherTrafficInWords(found, texts, language)],
    ['waitedForLine', lineWaitInWords(found, texts, language)],
    ['processorLoad', percentOrNull(found.processorLoadRatio, language)],
    [
      'sinceWake',
      found.secondsSinceWake === undefined
        ? null
        : formatDuration(found.secondsSinceWake * SECOND_MS, language),
    ],
    ['versions', versionsInWords(found, separator)],
  ];
  return values.flatMap(([name, value]) => {
    if (value === null) return [];
    const explained = EXPLAINED.find((one) => one === name);
    const about = explained === undefined ? null : texts(`history:surroundings.about.${explained}`);
    return [{ name: texts(`history:surroundings.${name}`), value, note: null, about }];
  });
}

function linkInWords(found: Surroundings, texts: Texts, style: RateStyle): string | null {
  const { linkKind, interfaceName, linkBitsPerSecond: rate } = found;
  return joined(
    [
      linkKind === undefined ? undefined : texts(`history:surroundings.kind.${linkKind}`),
      interfaceName,
      rate === undefined ? undefined : formatSetThroughput(rate, style),
    ],
    texts('common:list.separator'),
  );
}

function signalInWords(found: Surroundings, texts: Texts, language: Language): string | null {
  const { wifiBand, signalRatio, signalDbm } = found;
  return joined(
    [
      wifiBand === undefined ? undefined : `${formatNumber(Number(wifiBand), language, 1)} GHz`,
      percentOrNull(signalRatio, language) ?? undefined,
      signalDbm === undefined ? undefined : `${formatNumber(Math.round(signalDbm), language)} dBm`,
    ],
    texts('common:list.separator'),
  );
}

function powerInWords(found: Surroundings, texts: Texts, language: Language): string | null {
  const { isOnBattery, batteryRatio } = found;
  const charge = percentOrNull(batteryRatio, language);
  const source =
    isOnBattery === undefined
      ? undefined
      : texts(`history:surroundings.${isOnBattery ? 'onBattery' : 'pluggedIn'}`);
  const battery = charge === null ? undefined : texts('history:surroundings.charge', { charge });
  return joined([source, battery], texts('common:list.separator'));
}

function otherTrafficInWords(found: Surroundings, texts: Texts, language: Language): string | null {
  const { otherTrafficBytes: bytes = {} } = found;
  const parts = TRAFFIC_PHASES.flatMap((phase) => {
    const amount = bytes[phase];
    if (amount === undefined) return [];
    return [texts(`history:surroundings.during.${phase}`, { amount: formatBytes(amount, language) })];
  });
  return joined(parts, texts('common:list.separator'));
}

function lineWaitInWords(found: Surroundings, texts: Texts, language: Language): string | null {
  const { secondsWaitedForLine: seconds, wasLineBusy } = found;
  if (seconds === undefined) return null;
  const duration = formatDuration(seconds * SECOND_MS, language);
  return texts(`history:surroundings.line.${wasLineBusy === true ? 'stillBusy' : 'quiet'}`, { duration });
}

function versionsInWords({ applicationVersion, engineVersion }: Surroundings, separator: string) {
  const own = applicationVersion === undefined ? undefined : `Linewatch ${applicationVersion}`;
  return joined([own, engineVersion], separator);
}

function percentOrNull(ratio: number | undefined, language: Language): string | null {
  return ratio === undefined ? null : formatPercent(ratio, language);
}

/** Null of nothing. */
function joined(parts: readonly (string | undefined)[], separator: string): string | null {
  const known = parts.filter((part) => part !== undefined);
  return known.length === 0 ? null : known.join(separator);
}
