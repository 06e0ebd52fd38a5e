import { isDeepStrictEqual } from 'node:util';
import { DAY_MS, MINUTE_MS } from '../../shared/durations';
import type { LineEvent } from '../../shared/outages';
import type { Occasion } from '../../shared/verdict';
import { judgeLine, judgeOutage, outageRules, type LineFinding, type LineSight } from '../core/judging/line';
import { aboutOccasion } from '../core/judging/told';
import type { Clock, Kickable, OccasionStore, OccasionTeller } from '../core/ports';
import type { LineStore } from '../storage/line/line-store';
import type { RunJudge } from './judge';

export interface OutageWatchDeps {
  readonly judge: Pick<RunJudge, 'clockContext'>;
  readonly occasions: Pick<OccasionStore, 'record' | 'remember' | 'isRecorded'>;
  readonly line: Pick<LineStore, 'unjudged' | 'judged' | 'eventsIn' | 'stretchesIn'>;
  readonly teller: OccasionTeller;
  readonly deliverer: Kickable;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly onChanged: () => void;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** Tells what happens to the line between the tests, the way everything is told. */
export class OutageWatch {
  readonly #deps: OutageWatchDeps;

  constructor(deps: OutageWatchDeps) {
    this.#deps = deps;
  }

  /** Costs little while there is nothing to tell. What fails is logged and tried again at the next look. */
  look(): void {
    try {
      this.#look(this.#deps.clock.now());
    } catch (error) {
      this.#deps.log('What happened to the line could not be told; it is tried again in a moment', error);
    }
  }

  #look(now: number): void {
    const { judge, line } = this.#deps;
    const context = judge.clockContext(now);
    const sight: LineSight = {
      ...context,
      now,
      outagesOfDay: line.eventsIn({ from: now - DAY_MS, to: now }).filter(({ kind }) => kind === 'outage'),
      lastMinutes: (minutes) =>
        line.stretchesIn({ from: now - (minutes + 1) * MINUTE_MS, to: now }).slice(-minutes),
    };
    for (const event of line.unjudged()) this.#tellOutage(event, sight);
    for (const rule of context.settings.rules) {
      const finding = judgeLine(rule, sight);
      if (finding === null) continue;
      if (finding.detail !== null) this.#tell(this.#deps.newId(), finding, now);
      else if (!isDeepStrictEqual(finding.memories[rule.id], context.memories[rule.id])) {
        this.#deps.occasions.remember(finding.memories);
      }
    }
  }

  /** After a crash between the two writes, an occasion that is recorded is not told again. */
  #tellOutage(event: LineEvent, sight: LineSight): void {
    const { occasions, line } = this.#deps;
    const when = event.endedAt === null ? 'started' : 'ended';
    for (const rule of outageRules(sight.settings)) {
      const finding = judgeOutage(rule, event, sight);
      const id = `${event.id}-${when}-${rule.id}`;
      if (finding !== null && finding.detail !== null && !occasions.isRecorded(id)) {
        this.#tell(id, finding, sight.now);
      }
    }
    if (event.endedAt !== null) line.judged(event.id);
  }

  #tell(id: string, { memories, verdict, detail }: LineFinding, now: number): void {
    if (detail === null) return;
    const occasion: Occasion = { id, at: now, detail };
    const messages = this.#deps.teller.composeOccasion(occasion, verdict);
    const remembered = Object.entries(memories).map(
      ([key, memory]) => [key, aboutOccasion(memory, id)] as const,
    );
    const judgement = { verdicts: [verdict], memories: Object.fromEntries(remembered) };
    this.#deps.occasions.record(occasion, judgement, messages);
    this.#deps.log(`Occasion ${id}: ${detail.kind}, ${messages.length} message(s) to tell`);
    this.#deps.deliverer.kick();
    this.#deps.onChanged();
  }
}
