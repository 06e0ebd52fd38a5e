import { join } from 'node:path';
import type { Settings } from '../../shared/settings';
import { createJob } from '../core/run/job';
import type { RunRequest } from '../core/run/run-request';
import type { LibrespeedServer, MeasureJob } from '../core/ports';
import type { RunPlan } from '../core/run/run-plan';
import type { ServerDirectory } from '../providers/server-directory';
import { resolveProxies, type ProxyDeps } from './proxies';

export interface PrepareJobDeps extends ProxyDeps {
  readonly servers: Pick<ServerDirectory, 'candidates'>;
  readonly dataFolder: string;
  /** Version of Linewatch. */
  readonly version: string;
}

/** The parameters of a run for the engine process. Its servers and proxies are determined now. */
export async function prepareJob(
  deps: PrepareJobDeps,
  runId: string,
  settings: Settings,
  plan: RunPlan,
  { elsewhere }: RunRequest,
): Promise<MeasureJob> {
  const { librespeed, connection } = settings.measuring;
  const isListWanted = plan.providers.includes('librespeed');
  const candidates = isListWanted ? await deps.servers.candidates(librespeed) : [];
  const servers = withoutServer(candidates, elsewhere?.avoidServerUrl ?? null);
  const ooklaHome = join(deps.dataFolder, 'ookla');
  const job = createJob(settings, plan, { runId, servers, ooklaHome, version: deps.version });
  const proxies = await resolveProxies(job, connection, deps);
  return { ...job, connection: { ...job.connection, proxies } };
}

/** The servers without one of them; all of them if no other is left. */
function withoutServer(servers: readonly LibrespeedServer[], url: string | null) {
  const others = servers.filter((server) => server.url !== url);
  return others.length === 0 ? servers : others;
}
