import type { ProviderKind } from '../../shared/providers';
import type { Settings } from '../../shared/settings';
import type { LibrespeedServer, MeasureJob } from './ports';
import type { RunPlan } from './run-plan';

/** Where the public services are. */
const PUBLIC = {
  cloudflare: 'https://speed.cloudflare.com/',
  ndt7Locate: 'https://locate.measurementlab.net/v2/nearest/ndt/ndt7',
  nq: 'https://mensura.cdn-apple.com/api/v1/gm/config',
  ookla: 'https://www.speedtest.net/',
} as const;

/** What the engine needs beyond plan and settings. */
export interface JobParts {
  readonly runId: string;
  readonly servers: readonly LibrespeedServer[];
  readonly ooklaHome: string;
  /** Of Linewatch. */
  readonly version: string;
}

/** Everything the engine needs to know for one measurement, without proxies. */
export function jobOf({ measuring }: Settings, plan: RunPlan, parts: JobParts): MeasureJob {
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
    cloudflare: { url: baseOf(measuring.cloudflare.serverUrl ?? PUBLIC.cloudflare) },
    ndt7: { serverUrl: measuring.ndt7.serverUrl, locateUrl: PUBLIC.ndt7Locate },
    nq: { configUrl: measuring.nq.configUrl ?? PUBLIC.nq },
    ookla: {
      serverId: measuring.ookla.serverId === '' ? null : measuring.ookla.serverId,
      homeFolder: parts.ooklaHome,
    },
  };
}

/** The address that a provider is first asked at; null where there is none. */
export function mainUrlOf(job: MeasureJob, kind: ProviderKind): string | null {
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

function baseOf(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}
