import { isIP } from 'node:net';
import type { ServerRef } from '../../../shared/providers';
import type { Figures } from '../../../shared/run';
import type { Phase } from '../../../shared/run-progress';
import type { ProgressBoard } from '../../engine/progress-board';
import { nothingMeasured, type ProviderResult } from '../../engine/provider-result';
import type { OoklaParts } from './findings';
import type { OoklaLoad, OoklaMessage, OoklaServer } from './message';

/** Stands for a server that the program does not name. */
const UNNAMED_SERVER: OoklaServer = { host: 'www.speedtest.net', port: 443 };

/** Puts on the board what the program says. */
export class OoklaDisplay {
  readonly #board: ProgressBoard;

  #phase: Phase = 'connecting';

  constructor(board: ProgressBoard) {
    this.#board = board;
  }

  /** Shows how a test under way stands. */
  show(message: OoklaMessage): void {
    switch (message.type) {
      case 'testStart':
        this.#choose(message.server);
        this.#enter('latency');
        return;
      case 'ping':
        if (message.ping.latency !== undefined) this.#board.showLatency(message.ping.latency);
        return;
      case 'download':
      case 'upload': {
        const load = message.type === 'download' ? message.download : message.upload;
        this.#enter(message.type);
        this.#board.showLoad({
          bitsPerSecond: load.bandwidth * 8,
          bytes: load.bytes ?? 0,
          relativeHalfWidth: null,
        });
        this.#board.settle(getCost(message.type, load));
        if (load.latency?.iqm !== undefined) this.#board.showLatency(load.latency.iqm);
        return;
      }
      case 'log':
      case 'result':
    }
  }

  /** Puts what was measured on the board. Latency under load is the interquartile mean, which is all that Ookla gives. */
  settle({ ping, download, upload, packetLoss, ...about }: OoklaParts): ProviderResult {
    this.#choose(about.server ?? (this.#board.chosenServer === null ? UNNAMED_SERVER : undefined));
    this.#board.settle({
      downloadBitsPerSecond: download === undefined ? null : download.bandwidth * 8,
      uploadBitsPerSecond: upload === undefined ? null : upload.bandwidth * 8,
      latencyMs: ping.latency ?? null,
      latencyMinMs: ping.low ?? null,
      jitterMs: ping.jitter ?? null,
      loadedLatencyDownloadMs: download?.latency?.iqm ?? null,
      loadedLatencyUploadMs: upload?.latency?.iqm ?? null,
      packetLossRatio: packetLoss === undefined ? null : packetLoss / 100,
      ...(download !== undefined && getCost('download', download)),
      ...(upload !== undefined && getCost('upload', upload)),
    });
    const version = isIP(about.interface?.internalIp ?? '');
    const localAddress = version === 0 ? null : (about.interface?.internalIp ?? null);
    return {
      ...nothingMeasured(null),
      packetLossSource: packetLoss === undefined ? null : 'ookla',
      connection: { localAddress, ipVersion: version === 4 || version === 6 ? version : null, proxy: null },
    };
  }

  #choose(server: OoklaServer | undefined): void {
    if (server !== undefined) this.#board.choose(getServerRef(server));
  }

  #enter(phase: Phase): void {
    if (this.#phase !== phase) this.#board.enter(phase);
    this.#phase = phase;
  }
}

function getCost(direction: 'download' | 'upload', { bytes, elapsed }: OoklaLoad): Partial<Figures> {
  const seconds = elapsed === undefined ? null : elapsed / 1_000;
  return direction === 'download'
    ? { downloadBytes: bytes ?? null, downloadSeconds: seconds }
    : { uploadBytes: bytes ?? null, uploadSeconds: seconds };
}

function getServerRef({ host, port = 8080, name = host, location = '' }: OoklaServer): ServerRef {
  return { name: location === '' ? name : `${name}, ${location}`, url: `https://${host}:${String(port)}/` };
}
