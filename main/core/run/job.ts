import type { ProviderKind } from '../../../shared/providers';
import type { Settings } from '../../../shared/settings';
import type { LibrespeedServer, MeasureJob } from '../ports';
import { firstWanted, getOwnServer } from './provider-plan';
import type { RunPlan } from './run-plan';

/** Where the public services are. */
const PUBLIC = {
  /** Its servers are named by a list; this is who has it. */
  librespeed: 'https://librespeed.org/',
  cloudflare: 'https://speed.cloudflare.com/',
  /** Where M-Lab names its nearest servers. */
  ndt7: 'https://locate.measurementlab.net/v2/nearest/ndt/ndt7',
  nq: 'https://mensura.cdn-apple.com/api/v1/gm/config',
  ookla: 'https://www.speedtest.net/',
} as const satisfies Record<ProviderKind, string>;

/** What the engine needs beyond plan and settings. */
export interface JobParts {
  readonly runId: string;
  readonly servers: readonly LibrespeedServer[];
  readonly ooklaHome: string;
  /** Of Linewatch. */
  readonly version: string;
}

/** Everything the engine needs to know for one measurement, without proxies. */
export function createJob({ measuring }: Settings, plan: RunPlan, parts: JobParts): MeasureJob {
  const { ipVersion, localAddress } = measuring.connection;
  return {
    runId: parts.runId,
    version: parts.version,
    mode: plan.mode,
    providers: plan.providers,
    passedOver: plan.passedOver,
    connection: { ipVersion, localAddress: localAddress === '' ? null : localAddress, proxies: {} },
    network: plan.network,
    librespeed: { servers: parts.servers },
    cloudflare: { url: getBase(measuring.cloudflare.serverUrl ?? PUBLIC.cloudflare) },
    ndt7: { serverUrl: measuring.ndt7.serverUrl, locateUrl: PUBLIC.ndt7 },
    nq: { configUrl: measuring.nq.configUrl ?? PUBLIC.nq },
    ookla: {
      serverId: measuring.ookla.serverId === '' ? null : measuring.ookla.serverId,
      homeFolder: parts.ooklaHome,
    },
  };
}

/** The address that a provider is first asked at; null where there is none. */
export function getMainUrl(job: MeasureJob, kind: ProviderKind): string | null {
  switch (kind) {
    case 'librespeed':
      return job.librespeed.servers[0]?.url ?? null;
    case 'cloudflare':
      return job.cloudflare.url;
    case 'ndt7':
      return job.ndt7.serverUrl ?? job.ndt7.locateUrl;
    case 'nq':
      return job.nq.configUrl;
    case 'ookla':
      return PUBLIC.ookla;
  }
}

/** An address that the next test is likely to ask first, whatever becomes of its choice of servers. */
export function getLikelyUrl({ measuring }: Pick<Settings, 'measuring'>): string {
  const { connection, librespeed } = measuring;
  if (connection.proxy === 'manual' && connection.proxyUrl !== '') return connection.proxyUrl;
  const kind = firstWanted(measuring);
  const own = (kind === 'librespeed' ? librespeed.fixedServerUrl : null) ?? getOwnServer(measuring, kind);
  return own ?? PUBLIC[kind];
}

function getBase(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}
