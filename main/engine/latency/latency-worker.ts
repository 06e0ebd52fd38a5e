import { parentPort } from 'node:worker_threads';
import { LocalProber } from './local-prober';
import type { ProbeSample } from './prober';
import type { ProberEvent, ProberRequest } from './prober-thread';

const prober = new LocalProber();
const tell = (event: ProberEvent): void => {
  parentPort?.postMessage(event);
};
const tellSample = (sample: ProbeSample): void => {
  tell({ kind: 'sample', sample });
};

parentPort?.on('message', (request: ProberRequest) => {
  switch (request.kind) {
    case 'idle':
      void prober.measureIdle(new URL(request.url), request.connection, tellSample).then((result) => {
        tell({ kind: 'idle', result });
      });
      return;
    case 'start-loaded':
      prober.startLoaded(new URL(request.url), request.connection, tellSample);
      return;
    case 'pace-loaded':
      prober.paceLoaded(request.perSecond);
      return;
    case 'stop-loaded':
      void prober.stopLoaded().then((result) => {
        tell({ kind: 'loaded', result });
      });
      return;
    case 'close':
      prober.close();
      process.exit();
  }
});
