import { z } from 'zod';
import { LINK_KINDS, WIFI_BANDS } from '../../../shared/surroundings';

/** What a newer version or damage has left in another form is absent; the rest stays. */
const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);
const text = maybe(z.string());
const number = maybe(z.number());
const yesOrNo = maybe(z.boolean());

/** Where a run was measured, as it is stored and exported. */
export const surroundingsSchema = z.object({
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
