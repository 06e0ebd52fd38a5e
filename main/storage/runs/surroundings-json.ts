import { z } from 'zod';
import { LINK_KINDS, WIFI_BANDS, type Surroundings } from '../../../shared/surroundings';

/** What a newer version or damage has left in another form is absent; the rest stays. */
const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);
const text = maybe(z.string());
const number = maybe(z.number());
const yesOrNo = maybe(z.boolean());

const schema = z.object({
  interfaceName: text,
  linkKind: maybe(z.enum(LINK_KINDS)),
  linkBitsPerSecond: number,
  ssid: text,
  bssid: text,
  wifiBand: maybe(z.enum(WIFI_BANDS)),
  signalRatio: number,
  signalDbm: number,
  gatewayIpv4: text,
  gatewayIpv6: text,
  gatewayHardware: text,
  dnsServers: maybe(z.array(z.string())),
  hasVpn: yesOrNo,
  isMetered: yesOrNo,
  isOnBattery: yesOrNo,
  batteryRatio: number,
  processorLoadRatio: number,
  secondsSinceWake: number,
  otherTrafficBytes: maybe(z.object({ latency: number, download: number, upload: number })),
  secondsWaitedForLine: number,
  wasLineBusy: yesOrNo,
  internetProvider: text,
  applicationVersion: text,
  engineVersion: text,
});

/** Stored surroundings; null where the text is broken. */
export function surroundingsFrom(stored: string): Surroundings | null {
  try {
    const { data } = schema.safeParse(JSON.parse(stored));
    return data === undefined ? null : (withoutAbsent(data) as Surroundings);
  } catch {
    return null;
  }
}

/** The same without members that are undefined, at any depth. */
function withoutAbsent(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
