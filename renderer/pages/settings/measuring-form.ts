import type { ProviderChoice, ProviderKind } from '../../../shared/providers';
import type { MeasuringSettings } from '../../../shared/settings';
import { readNumber } from '../../components/inputs/read-number';

const BYTES_PER_GIGABYTE = 1_000_000_000;

/** A server of the user's own, as typed. `key` stays with the row while it is edited. */
export interface OwnServer {
  readonly key: string;
  readonly name: string;
  readonly url: string;
}

/** How runs measure, as a person edits it: one part for each section of the page. */
export interface MeasuringForm {
  readonly service: {
    readonly provider: ProviderChoice;
    readonly automaticOrder: readonly ProviderKind[];
    /** Times of acceptance; null where nothing was accepted. */
    readonly acceptedPolicyAt: number | null;
    readonly acceptedLicenceAt: number | null;
    readonly ooklaServerId: string;
  };
  /** Addresses as typed; empty where the public service is used. */
  readonly servers: {
    readonly fixedServerUrl: string | null;
    readonly ownServers: readonly OwnServer[];
    readonly cloudflareUrl: string;
    readonly ndt7Url: string;
    readonly nqUrl: string;
  };
  readonly data: Pick<MeasuringSettings, 'scheduledMode' | 'manualMode' | 'whenLimitReached'> & {
    /** In GB; empty: no limit. */
    readonly monthlyLimit: string;
  };
  readonly connection: MeasuringSettings['connection'];
}

/** The form of stored settings. */
export function toMeasuringForm(measuring: MeasuringSettings): MeasuringForm {
  const { librespeed, cloudflare, ndt7, nq, ookla, monthlyLimitBytes } = measuring;
  return {
    service: {
      provider: measuring.provider,
      automaticOrder: measuring.automaticOrder,
      acceptedPolicyAt: ndt7.acceptedPolicyAt,
      acceptedLicenceAt: ookla.acceptedLicenceAt,
      ooklaServerId: ookla.serverId,
    },
    servers: {
      fixedServerUrl: librespeed.fixedServerUrl,
      ownServers: librespeed.ownServers.map((server, index) => ({ key: `stored-${index}`, ...server })),
      cloudflareUrl: cloudflare.serverUrl ?? '',
      ndt7Url: ndt7.serverUrl ?? '',
      nqUrl: nq.configUrl ?? '',
    },
    data: {
      scheduledMode: measuring.scheduledMode,
      manualMode: measuring.manualMode,
      monthlyLimit: monthlyLimitBytes === null ? '' : String(monthlyLimitBytes / BYTES_PER_GIGABYTE),
      whenLimitReached: measuring.whenLimitReached,
    },
    connection: measuring.connection,
  };
}

/** The settings that a form without faults stands for. */
export function toMeasuring({ service, servers, data, connection }: MeasuringForm): MeasuringSettings {
  const gigabytes = readNumber(data.monthlyLimit);
  return {
    provider: service.provider,
    automaticOrder: [...service.automaticOrder],
    scheduledMode: data.scheduledMode,
    manualMode: data.manualMode,
    monthlyLimitBytes: typeof gigabytes === 'number' ? Math.round(gigabytes * BYTES_PER_GIGABYTE) : null,
    whenLimitReached: data.whenLimitReached,
    connection: { ...connection, proxyUrl: connection.proxyUrl.trim() },
    librespeed: {
      fixedServerUrl: servers.fixedServerUrl,
      ownServers: servers.ownServers.map(({ name, url }) => ({ name: name.trim(), url: url.trim() })),
    },
    cloudflare: { serverUrl: getAddress(servers.cloudflareUrl) },
    ndt7: { acceptedPolicyAt: service.acceptedPolicyAt, serverUrl: getAddress(servers.ndt7Url) },
    nq: { configUrl: getAddress(servers.nqUrl) },
    ookla: { acceptedLicenceAt: service.acceptedLicenceAt, serverId: service.ooklaServerId.trim() },
  };
}

function getAddress(typed: string): string | null {
  const text = typed.trim();
  return text === '' ? null : text;
}
