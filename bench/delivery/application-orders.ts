import { setTimeout as pause } from 'node:timers/promises';
import { CHANNEL_KINDS } from '../../shared/channels';
import { completedRun } from '../../main/testing/runs';
import type { Opened } from './application-services';
import type { Answer, Order } from './protocol';

/** A disk that refuses keeps the deliverer busy: after so long the bench moves time on all the same, in ms. */
const BUSY_MS = 1_500;

/** Does what the bench asks of the application under test. */
export class Application {
  readonly #opened: Opened;

  constructor(opened: Opened) {
    this.#opened = opened;
  }

  /** Takes up what the last process left, as the application does at its start. */
  async begin(): Promise<void> {
    const { services } = this.#opened;
    await services.pipeline.takeUpLeft();
    services.deliverer.start();
  }

  async follow(order: Order): Promise<Answer> {
    await this.#follow(order);
    return { recorded: this.#opened.recorded.splice(0) };
  }

  #follow(order: Order): Promise<void> | void {
    const { services, time, settings } = this.#opened;
    switch (order.do) {
      case 'run':
        return this.#run(order.count, order.isPaced);
      case 'seed':
        return this.#seed(order.count, order.ageMs);
      case 'settle':
        return this.#settle(order.moves);
      case 'save':
        settings.current = order.settings;
        return this.#correct();
      case 'jump':
        return time.jump(order.milliseconds);
      case 'wake':
        services.afterGap();
        return services.scheduler.wake();
      case 'fill-disk':
        return this.#fillDisk(order.isFull);
      case 'accept-writes':
        services.database.exec('PRAGMA query_only = OFF');
        // In the application the next beat of the scheduler does this.
        return services.unrecorded.moveIntoRecords();
      case 'stop':
        return this.#stop();
    }
  }

  async #run(count: number, isPaced: boolean): Promise<void> {
    const { services } = this.#opened;
    for (let run = 0; run < count; run += 1) {
      const answer = services.pipeline.run({ trigger: 'schedule', slotAt: null });
      if ('ended' in answer) await answer.ended;
      if (isPaced) await services.deliverer.idle();
    }
  }

  /** Each run is recorded with its verdicts and messages in one transaction, as every run is. */
  #seed(count: number, ageMs: number): void {
    const { services, time } = this.#opened;
    time.jump(-ageMs);
    const at = time.now();
    const model = completedRun({ id: 'seed', startedAt: at, finishedAt: at });
    const judgement = services.judge.judge(model);
    const messages = services.teller.compose(model, judgement.verdicts);
    for (let run = 0; run < count; run += 1) {
      const id = `seed-${run}`;
      const drafts = messages.map((draft) => ({
        ...draft,
        id: `${draft.channel}-${draft.recipient}-${id}`,
        runId: id,
        messageId: `<${id}.${draft.channel}@bench.linewatch>`,
      }));
      services.runs.record({ ...model, id, startedAt: at + run }, judgement, drafts);
      this.#opened.recorded.push({ id, recordedAt: performance.timeOrigin + performance.now() });
    }
    time.jump(ageMs);
    services.deliverer.kick();
  }

  async #settle(moves: number): Promise<void> {
    const { services, time } = this.#opened;
    if (moves === 0) return services.deliverer.idle();
    for (let move = 0; move <= moves; move += 1) {
      await Promise.race([services.deliverer.idle(), pause(BUSY_MS)]);
      const dueAt = services.outbox.nextDueAt();
      if (dueAt === null && services.pipeline.running === null) return;
      if (move < moves) time.moveOn(dueAt ?? time.now());
    }
  }

  /** A person has saved the settings, and has entered every secret anew. */
  #correct(): void {
    const { services } = this.#opened;
    services.reconciler.align();
    for (const channel of CHANNEL_KINDS) services.reconciler.secretChanged(channel);
    services.deliverer.kick();
  }

  #fillDisk(isFull: boolean): void {
    const { database } = this.#opened.services;
    const { page_count: pages } = database.prepare('PRAGMA page_count').get() as { page_count: number };
    database.exec(`PRAGMA max_page_count = ${isFull ? pages : 1_000_000}`);
  }

  async #stop(): Promise<void> {
    const { services } = this.#opened;
    await services.deliverer.stop();
    services.database.close();
  }
}
