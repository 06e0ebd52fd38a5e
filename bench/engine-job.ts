import type { MeasureJob } from '../main/core/ports';
import { ownServer } from '../main/providers/server-address';
import type { ProviderKind } from '../shared/providers';
import type { Mode } from '../shared/run';

/** The job that measures with one provider against one server, over a direct connection. */
export function benchJob(runId: string, provider: ProviderKind, mode: Mode, server: string): MeasureJob {
  const own = ownServer('', server);
  return {
    runId,
    version: '',
    mode,
    providers: [provider],
    passedOver: [],
    connection: { ipVersion: 'any', localAddress: null, proxies: {} },
    network: null,
    librespeed: { servers: own === null ? [] : [own] },
    cloudflare: { url: server.endsWith('/') ? server : `${server}/` },
    ndt7: { serverUrl: server, locateUrl: '' },
    nq: { configUrl: server },
    ookla: { serverId: null, homeFolder: '' },
  };
}
