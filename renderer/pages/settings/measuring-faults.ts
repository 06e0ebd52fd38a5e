import { NDT7_SCHEMES, serverAddressFault, WEB_SCHEMES, type Scheme } from '../../../shared/address';
import { fault, inRange, type FieldFault, type FieldProblem } from './field-fault';
import type { MeasuringForm } from './measuring-form';
import { isProxyUrl } from './web-address';

const LIMIT_GIGABYTES = { least: 0.001, most: 1_000_000 };

/** Every fault in how runs measure, in the order of the page. */
export function faultsOfMeasuring(form: MeasuringForm): readonly (FieldFault | null)[] {
  const { service, servers, data } = form;
  return [
    /^\d{0,12}$/.test(service.ooklaServerId.trim())
      ? null
      : fault('ookla-server', 'not-a-server-number', service.ooklaServerId),
    ...servers.ownServers.map(({ key, url }) => addressFault(`server-${key}`, url)),
    unlessEmpty('own-cloudflare', servers.cloudflareUrl),
    unlessEmpty('own-nq', servers.nqUrl),
    unlessEmpty('own-ndt7', servers.ndt7Url, NDT7_SCHEMES, 'not-an-ndt7-url'),
    inRange('monthly-limit', data.monthlyLimit, LIMIT_GIGABYTES, 'data-limit-range'),
    proxyFault(form.connection),
  ];
}

/** The field of a value that main refused, by the value's path; null when it is none of these. */
export function fieldOfMeasuring(path: string, { servers }: MeasuringForm): string | null {
  const server = /^measuring\.librespeed\.ownServers\.(\d+)\./.exec(path);
  const key = server === null ? undefined : servers.ownServers[Number(server[1])]?.key;
  if (key !== undefined) return `server-${key}`;
  return FIELD_OF_PATH.find(([start]) => path.startsWith(start))?.[1] ?? null;
}

const FIELD_OF_PATH: readonly (readonly [string, string])[] = [
  ['measuring.librespeed.fixedServerUrl', 'fixed-server'],
  ['measuring.cloudflare.serverUrl', 'own-cloudflare'],
  ['measuring.ndt7.serverUrl', 'own-ndt7'],
  ['measuring.nq.configUrl', 'own-nq'],
  ['measuring.ookla.serverId', 'ookla-server'],
  ['measuring.monthlyLimitBytes', 'monthly-limit'],
  ['measuring.connection.localAddress', 'local-address'],
  ['measuring.connection.proxyUrl', 'proxy-url'],
];

function unlessEmpty(
  field: string,
  typed: string,
  schemes: readonly Scheme[] = WEB_SCHEMES,
  notAnAddress: FieldProblem = 'not-an-url',
): FieldFault | null {
  return typed.trim() === '' ? null : addressFault(field, typed, schemes, notAnAddress);
}

function addressFault(
  field: string,
  typed: string,
  schemes: readonly Scheme[] = WEB_SCHEMES,
  notAnAddress: FieldProblem = 'not-an-url',
): FieldFault | null {
  const found = serverAddressFault(typed, schemes);
  if (found === null) return null;
  return found === 'not-an-url' ? fault(field, notAnAddress, typed.trim()) : fault(field, found);
}

function proxyFault({ proxy, proxyUrl }: MeasuringForm['connection']): FieldFault | null {
  const text = proxyUrl.trim();
  if (text === '') return proxy === 'manual' ? fault('proxy-url', 'proxy-missing') : null;
  return isProxyUrl(text) ? null : fault('proxy-url', 'not-a-proxy', text);
}
