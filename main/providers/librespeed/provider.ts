import type { MeasureJob } from '../../core/ports';
import { findUdpEcho } from '../../engine/loss/find-udp-echo';
import { measureHttp } from '../../engine/measure-http';
import type { EngineTools, HttpTarget } from '../../engine/target';
import { nothingMeasured } from '../../engine/provider-result';
import type { Provider } from '../provider';
import { chooseLibrespeedServer } from './choice';
import type { LocatedServer } from './location';

/** Servers that are tried when the nearest one answers pings but does not measure. */
const MAX_SERVERS_TRIED = 3;
/** MiB of one download: what the web client asks for, and the most that servers give, for fast lines. */
const USUAL_CHUNKS = 100;
const MOST_CHUNKS = 1_024;
const FAST_SECONDS = 2;
const CHUNK_BYTES = 1_048_576;

/** LibreSpeed servers: the public ones and the user's own. */
export const librespeed: Provider = {
  kind: 'librespeed',

  async measure(job, tools) {
    tools.board.enter('connecting');
    const choice = await chooseLibrespeedServer(job.librespeed.servers, tools.signal, tools.connection);
    if (choice.kind === 'none') return nothingMeasured(choice.failure);
    let measurement = nothingMeasured(null);
    for (const server of choice.servers.slice(0, MAX_SERVERS_TRIED)) {
      measurement = await measureHttp(
        { ...createTarget(server), udpEcho: await getEcho(server, job, tools) },
        tools,
      );
      if (measurement.failure === null || hasMeasured(tools)) return measurement;
    }
    return measurement;
  },
};

const hasMeasured = ({ board }: EngineTools): boolean => (board.settled.downloadBytes ?? 0) > 0;

/** The user's own servers, whose paths were not known, may echo datagrams. */
async function getEcho({ server, baseUrl }: LocatedServer, job: MeasureJob, tools: EngineTools) {
  const entered = job.librespeed.servers.find(({ url }) => url === server.url);
  return entered?.downloadPath === '' ? findUdpEcho(baseUrl, tools) : null;
}

/** The addresses of a server's parts, each made unique against caches. */
export function createTarget({ server, baseUrl }: LocatedServer): HttpTarget {
  const getDownload = (chunks: number): URL => {
    const url = new URL(server.downloadPath, baseUrl);
    url.searchParams.set('ckSize', String(chunks));
    url.searchParams.set('r', Math.random().toString(36).slice(2));
    return url;
  };
  return {
    server: { name: server.name, url: server.url },
    pingUrl: new URL(server.pingPath, baseUrl),
    downloadUrl: (lastSeconds) => {
      const isFast = lastSeconds !== null && lastSeconds < FAST_SECONDS;
      return getDownload(isFast ? MOST_CHUNKS : USUAL_CHUNKS);
    },
    piece: { bytes: CHUNK_BYTES, url: () => getDownload(1) },
    uploadUrl: () => {
      const url = new URL(server.uploadPath, baseUrl);
      url.searchParams.set('r', Math.random().toString(36).slice(2));
      return url;
    },
  };
}
