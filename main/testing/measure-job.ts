import type { MeasureJob } from '../core/ports';

/** What the engine is told of one measurement with LibreSpeed in quick mode; every address leads nowhere. */
export function measureJob(change: Partial<MeasureJob> = {}): MeasureJob {
  return {
    runId: 'run-1',
    version: '1.2.3',
    mode: 'quick',
    providers: ['librespeed'],
    passedOver: [],
    connection: { ipVersion: 'any', localAddress: null, proxies: {} },
    network: null,
    librespeed: { servers: [] },
    cloudflare: { url: 'http://127.0.0.1:9/' },
    ndt7: { serverUrl: null, locateUrl: 'http://127.0.0.1:9/' },
    nq: { configUrl: 'http://127.0.0.1:9/' },
    ookla: { serverId: null, homeFolder: '/nowhere' },
    ...change,
  };
}
