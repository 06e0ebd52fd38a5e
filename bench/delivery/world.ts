import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Settings } from '../../shared/settings';
import { History } from '../../main/storage/history/history';
import { openFile, type Database } from '../../main/storage/sqlite';
import { startSink, type HttpSink, type SinkStep } from '../../main/testing/sink-server';
import { startSmtpServer, type SmtpScript, type SmtpServer } from '../../main/testing/smtp-server';
import { Child } from './child';
import { judgeEvidence, type Finding, type RecordedRun } from './oracle';
import type { Order, SaidRun, Setup } from './protocol';
import { benchSettings, mailTo } from './settings';

/** What a web server does with a request; `isKept` says whether it has the message then. */
export interface SinkPlan {
  readonly isKept: boolean;
  readonly step: SinkStep;
}

/** One case's world: a data folder, the application on it, and the servers that it tells. */
export class World {
  readonly #accepts: SinkStep;

  readonly folder = mkdtempSync(join(tmpdir(), 'linewatch-bench-'));
  /** What the mail server does, by the number of the connection. */
  script: (connection: number) => SmtpScript = () => ({});
  /** What the web server does, by the number of the request. */
  plan: (request: number) => SinkPlan;
  settings: Settings;
  trusted: readonly string[] = [];
  aheadMs = 0;
  readonly said: SaidRun[] = [];
  readonly #keptByHttp: string[] = [];
  readonly #mailServers: SmtpServer[] = [];
  readonly #sinks: HttpSink[] = [];
  #child: Child | null = null;

  private constructor(
    readonly port: number,
    accepts: SinkStep,
  ) {
    this.#accepts = accepts;

    this.settings = benchSettings(mailTo(port));
    this.plan = () => ({ isKept: true, step: accepts });
  }

  static async open(accepts: SinkStep): Promise<World> {
    return new World(await freePort(), accepts);
  }

  get child(): Child {
    if (this.#child === null) throw new Error('the application has not been started');
    return this.#child;
  }

  /** Mails that a server has, in the order in which they came. */
  get keptMails(): SmtpServer['kept'] {
    return this.#mailServers.flatMap(({ kept }) => kept);
  }

  /** Lets a mail server listen on the world's port. */
  async listen(certificate?: string): Promise<void> {
    const script = (connection: number) => this.script(connection);
    const server = await startSmtpServer({ script, port: this.port, ...(certificate && { certificate }) });
    this.#mailServers.push(server);
  }

  /** No mail server listens any more. */
  async silence(): Promise<void> {
    await this.#mailServers.at(-1)?.close();
  }

  /** Lets a web server listen, and tells it everything instead of the mail server. Its address. */
  async listenByHttp(certificate?: string): Promise<string> {
    const sink: HttpSink = await startSink(
      (request) => {
        const { isKept, step } = this.plan(request);
        return (response, arrived) => {
          if (isKept) this.#keptByHttp.push(arrived.headers['idempotency-key'] ?? 'a message without a key');
          step(response, arrived);
        };
      },
      certificate === undefined ? {} : { certificate },
    );
    this.#sinks.push(sink);
    this.settings = benchSettings({ webhook: { isEnabled: true, url: sink.url } });
    return sink.url;
  }

  /** Servers that take everything, from now on. */
  heal(): void {
    this.script = () => ({});
    this.plan = () => ({ isKept: true, step: this.#accepts });
  }

  /** Starts the application on what is there, and waits until it has taken that up, or died of it. */
  async start(trap: Setup['trap'] = null): Promise<void> {
    const { folder, settings, trusted, aheadMs } = this;
    this.#child = new Child({ folder, settings, trusted, trap, aheadMs });
    await this.#child.ready;
  }

  async follow(order: Order): Promise<void> {
    const answer = await this.child.follow(order);
    this.said.push(...(answer?.recorded ?? []));
  }

  run(count: number): Promise<void> {
    return this.follow({ do: 'run', count, isPaced: false });
  }

  settle(moves = 60): Promise<void> {
    return this.follow({ do: 'settle', moves });
  }

  save(settings: Settings): Promise<void> {
    this.settings = settings;
    return this.follow({ do: 'save', settings });
  }

  async jump(milliseconds: number): Promise<void> {
    this.aheadMs += milliseconds;
    await this.follow({ do: 'jump', milliseconds });
  }

  /** Ends the application and says what came of everything; the world is gone then. */
  async end(): Promise<Finding> {
    try {
      await this.child.follow({ do: 'stop' });
      await this.child.ended;
      return this.#finding();
    } finally {
      await this.close();
    }
  }

  async close(): Promise<void> {
    this.#child?.kill();
    await this.#child?.ended;
    await Promise.all([...this.#mailServers, ...this.#sinks].map((server) => server.close()));
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The records, opened by another process than the application's. */
  openRecords(): Database {
    return openFile(join(this.folder, 'linewatch.db'));
  }

  #finding(): Finding {
    const database = this.openRecords();
    try {
      const history = new History(database);
      const ids = database.prepare('SELECT id FROM runs').all() as unknown as { id: string }[];
      const known = database.prepare('SELECT message_id FROM outbox').all() as unknown as {
        message_id: string;
      }[];
      const mailIds = this.keptMails.map(
        ({ source }) => /^Message-ID:\s*(\S+)/im.exec(source)?.[1] ?? 'a mail without a Message-ID',
      );
      return judgeEvidence({
        saidIds: this.said.map(({ id }) => id),
        runs: ids.map(({ id }) => recordedRun(history, id)),
        arrivedIds: [...mailIds, ...this.#keptByHttp],
        knownIds: new Set(known.map(({ message_id }) => message_id)),
      });
    } finally {
      database.close();
    }
  }
}

function recordedRun(history: History, id: string): RecordedRun {
  const details = history.details(id);
  return { id, verdicts: details?.verdicts ?? [], messages: details?.messages ?? [] };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
