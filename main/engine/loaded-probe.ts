import { monotonicMs } from './clock';
import { LoopWatch } from './loop-watch';
import { PingConnection } from './ping-connection';
import type { ProbeResult, ProbeSample } from './prober';

const CONNECTIONS = 4;
const PACE_MS = 50;
const MAX_OUTSTANDING = 3;
const MAX_REOPENED = 40;
const LAST_ANSWERS_MS = 1_000;

/**
 * Round trips while the line is full: 20 a second on four connections of their own, sent whether or not
 * earlier ones were answered, so that slow answers do not hide how slow they were.
 */
export class LoadedProbe {
  private readonly connections = new Set<PingConnection>();
  private readonly open = new Set<PingConnection>();
  private readonly samples: ProbeSample[] = [];
  private readonly watch = new LoopWatch();
  private readonly timer: NodeJS.Timeout;
  private reopened = 0;
  private settle: (() => void) | null = null;

  constructor(
    private readonly url: URL,
    private readonly onSample: (sample: ProbeSample) => void,
  ) {
    this.watch.start();
    for (let count = 0; count < CONNECTIONS; count++) this.connect();
    this.timer = setInterval(() => {
      this.send();
    }, PACE_MS);
  }

  /** Sends no more, waits a moment for the answers that are still out, and hands over what was measured. */
  finish(): Promise<ProbeResult> {
    clearInterval(this.timer);
    return new Promise((resolve) => {
      this.settle = () => {
        clearTimeout(giveUp);
        this.close();
        resolve(this.trusted());
      };
      const giveUp = setTimeout(this.settle, LAST_ANSWERS_MS);
      this.settleIfAnswered();
    });
  }

  /** Closes at once. */
  close(): void {
    clearInterval(this.timer);
    this.watch.tick(monotonicMs());
    this.watch.stop();
    for (const connection of this.connections) connection.close();
    this.connections.clear();
    this.open.clear();
  }

  private trusted(): ProbeResult {
    const samples = this.samples
      .filter((sample) => this.watch.isTrusted(sample.sentAtMs + sample.latencyMs))
      .sort((a, b) => a.sentAtMs - b.sentAtMs);
    return { samples, dropped: this.samples.length - samples.length };
  }

  private settleIfAnswered(): void {
    if ([...this.connections].every((connection) => connection.outstanding === 0)) this.settle?.();
  }

  private connect(): void {
    const connection: PingConnection = new PingConnection(this.url, {
      onOpen: () => this.open.add(connection),
      onAnswer: (sentAtMs, answeredAtMs) => {
        const sample = { sentAtMs, latencyMs: answeredAtMs - sentAtMs };
        this.samples.push(sample);
        this.onSample(sample);
        this.settleIfAnswered();
      },
      onEnd: () => {
        this.open.delete(connection);
        if (!this.connections.delete(connection)) return;
        if (this.settle !== null) this.settleIfAnswered();
        else if (++this.reopened <= MAX_REOPENED) this.connect();
      },
    });
    this.connections.add(connection);
  }

  private send(): void {
    const [freest] = [...this.open].sort((a, b) => a.outstanding - b.outstanding);
    if (freest !== undefined && freest.outstanding < MAX_OUTSTANDING) freest.ping();
  }
}
