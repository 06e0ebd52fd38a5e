import { randomFillSync } from 'node:crypto';
import type { ClientHttp2Stream } from 'node:http2';
import { monotonicMs } from '../clock';
import type { ConnectionOptions } from '../http/connection-options';
import { openH2Session, type H2Session, type OpenTls } from '../http/h2-session';
import { LoopWatch } from '../loop-watch';
import type { ProbeResult, ProbeSample } from './prober';

const SESSIONS = 4;
/** Time until the line is full. */
const WARM_UP_MS = 1_000;
const MEASURED_MS = 2_500;
const PROBE_EVERY_MS = 50;
const MOST_OUTSTANDING = 30;
const LAST_ANSWERS_MS = 1_000;
const WRITE_BYTES = 65_536;
const MAX_REOPENED = 1_000;

/** Requests to a server whose connections carry load and probes at the same time. */
export interface SelfProbeTask {
  readonly direction: 'download' | 'upload';
  /** Fills the direction: an endless GET, or a POST. */
  readonly loadUrl: URL;
  /** Answers a GET with a small body. */
  readonly smallUrl: URL;
  readonly connection: ConnectionOptions;
  readonly signal: AbortSignal;
  /** Called from time to time with the number of bytes transferred. */
  readonly onBytes: (bytes: number) => void;
}

/** Round trips of small requests on the connections that carry the load, while these were full. */
export interface SelfProbes extends ProbeResult {
  /** The range in which they were sent, on the engine’s clock. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Bytes transferred in the direction of the load, with TLS. */
  readonly bytes: number;
}

/**
 * Fills a direction over HTTP/2 for a few seconds and sends small GETs on the same connections: the self probes of
 * draft-ietf-ippm-responsiveness. Null if the server does not support HTTP/2, and after an abort.
 */
export async function probeSelf(task: SelfProbeTask, openTls?: OpenTls): Promise<SelfProbes | null> {
  const opening = Array.from({ length: SESSIONS }, () =>
    openH2Session(task.loadUrl, task.connection, task.signal, openTls),
  );
  const sessions = (await Promise.all(opening)).filter((session) => session !== null);
  if (sessions.length === 0) return null;
  return new Promise((resolve) => {
    new SelfProbing(task, sessions, resolve).start();
  });
}

class SelfProbing {
  readonly #task: SelfProbeTask;
  readonly #sessions: readonly H2Session[];
  readonly #resolve: (result: SelfProbes | null) => void;

  readonly #beganAtMs = monotonicMs();
  readonly #samples: ProbeSample[] = [];
  readonly #watch = new LoopWatch();
  readonly #body = randomFillSync(Buffer.allocUnsafeSlow(WRITE_BYTES));
  #outstanding = 0;
  #next = 0;
  #reopened = 0;
  #isOver = false;
  #stoppedAtMs: number | null = null;
  #probeTimer: NodeJS.Timeout | undefined;
  #endTimer: NodeJS.Timeout | undefined;

  constructor(
    task: SelfProbeTask,
    sessions: readonly H2Session[],
    resolve: (result: SelfProbes | null) => void,
  ) {
    this.#task = task;
    this.#sessions = sessions;
    this.#resolve = resolve;
  }

  start(): void {
    this.#task.signal.addEventListener('abort', this.#onAbort, { once: true });
    if (this.#task.signal.aborted) {
      this.#onAbort();
      return;
    }
    this.#watch.start();
    for (const session of this.#sessions) this.#fill(session);
    this.#probeTimer = setInterval(this.#onTick, PROBE_EVERY_MS);
  }

  readonly #onAbort = (): void => {
    this.#end(null);
  };

  #fill(to: H2Session): void {
    if (this.#isOver || to.session.closed || to.session.destroyed || ++this.#reopened > MAX_REOPENED) return;
    const stream = this.#request(
      to,
      this.#task.loadUrl,
      this.#task.direction === 'download' ? 'GET' : 'POST',
    );
    stream.once('close', () => {
      this.#fill(to);
    });
    if (this.#task.direction === 'download') stream.end();
    else this.#pump(stream);
  }

  #pump(stream: ClientHttp2Stream): void {
    const write = (): void => {
      if (this.#isOver || stream.destroyed) return;
      if (stream.write(this.#body)) setImmediate(write);
    };
    stream.on('drain', write);
    write();
  }

  #request({ session }: H2Session, url: URL, method: 'GET' | 'POST'): ClientHttp2Stream {
    const stream = session.request(
      { ':method': method, ':path': url.pathname + url.search, 'user-agent': 'Linewatch' },
      { endStream: false },
    );
    stream.on('error', () => undefined);
    stream.resume();
    return stream;
  }

  readonly #onTick = (): void => {
    const elapsedMs = monotonicMs() - this.#beganAtMs;
    this.#task.onBytes(this.#bytes());
    if (elapsedMs >= WARM_UP_MS + MEASURED_MS || this.#sessions.every(({ session }) => session.destroyed)) {
      this.#stop();
    } else if (elapsedMs >= WARM_UP_MS && this.#outstanding < MOST_OUTSTANDING) this.#probe();
  };

  #probe(): void {
    const to = this.#sessions[this.#next++ % this.#sessions.length];
    if (to === undefined || to.session.closed || to.session.destroyed) return;
    const sentAtMs = monotonicMs();
    const stream = this.#request(to, this.#task.smallUrl, 'GET');
    let hasAnswer = false;
    this.#outstanding++;
    stream.once('response', ({ ':status': status }) => (hasAnswer = status === 200));
    stream.once('end', () => {
      if (hasAnswer) this.#samples.push({ sentAtMs, latencyMs: monotonicMs() - sentAtMs });
    });
    stream.once('close', () => {
      this.#outstanding--;
      if (this.#stoppedAtMs !== null && this.#outstanding === 0) this.#finish();
    });
    stream.end();
  }

  /** Sends no more probes, and waits briefly for the last answers. */
  #stop(): void {
    clearInterval(this.#probeTimer);
    this.#stoppedAtMs = monotonicMs();
    this.#endTimer = setTimeout(() => {
      this.#finish();
    }, LAST_ANSWERS_MS);
    if (this.#outstanding === 0) this.#finish();
  }

  #finish(): void {
    this.#watch.tick(monotonicMs(), Date.now());
    this.#end({
      ...this.#watch.trusted(this.#samples),
      fromMs: this.#beganAtMs + WARM_UP_MS,
      toMs: this.#stoppedAtMs ?? monotonicMs(),
      bytes: this.#bytes(),
    });
  }

  #bytes(): number {
    const name = this.#task.direction === 'download' ? 'bytesRead' : 'bytesWritten';
    return this.#sessions.reduce((sum, { socket }) => sum + socket[name], 0);
  }

  #end(result: SelfProbes | null): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearInterval(this.#probeTimer);
    clearTimeout(this.#endTimer);
    this.#watch.stop();
    this.#task.signal.removeEventListener('abort', this.#onAbort);
    for (const { session, socket } of this.#sessions) {
      session.destroy();
      socket.destroy();
    }
    this.#resolve(result);
  }
}
