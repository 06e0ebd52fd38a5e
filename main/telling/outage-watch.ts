import { isDeepStrictEqual } from 'node:util';
import { DAY_MS, MINUTE_MS } from '../../shared/durations';
import type { LineEvent } from '../../shared/history/outages';
import type { Settings } from '../../shared/settings';
import type { Occasion } from '../../shared/rules/verdict';
import { isAboutLine, judgeLine, judgeOutage, type LineSight } from '../core/judging/line-rules';
import { rulesOrUsual, type WatchFinding } from '../core/judging/watched-rules';
import type { Clock, Kickable, OccasionStore, OccasionTeller } from '../core/ports';
import type { LineStore } from '../storage/line/line-store';
import type { RunJudge } from './judge';
import { judgementAbout, recordOccasion } from './record-occasion';

/** The newest minute is there when it is over. */
const LATELY_MS = 5 * MINUTE_MS;

export interface OutageWatchDeps {
  readonly judge: Pick<RunJudge, 'clockContext'>;
  readonly occasions: Pick<OccasionStore, 'record' | 'remember' | 'isRecorded'>;
  readonly line: Pick<LineStore, 'unjudged' | 'judged' | 'eventsIn' | 'stretchesIn' | 'lastNetworkIn'>;
  readonly settings: () => Settings;
  readonly teller: OccasionTeller;
  readonly deliverer: Kickable;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly onChanged: () => void;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** Judges and notifies about line events between the tests, like about runs. */
export class OutageWatch {
  readonly #deps: OutageWatchDeps;

  constructor(deps: OutageWatchDeps) {
    this.#deps = deps;
  }

  /** Cheap while there is nothing new. Errors are logged and tried again at the next call. */
  look(): void {
    try {
      this.#look(this.#deps.clock.now());
    } catch (error) {
      this.#deps.log('A line event could not be processed; trying again shortly', error);
    }
  }

  #look(now: number): void {
    const { judge, line, settings } = this.#deps;
    const unjudged = line.unjudged();
    const rules = settings().rules.filter(isAboutLine);
    // The memory of the rules is read only if a rule needs it.
    if (unjudged.length === 0 && rules.length === 0) return;
    const context = judge.clockContext(now);
    const lately = { from: now - LATELY_MS, to: now };
    const network = line.lastNetworkIn(lately);
    const sight: LineSight = {
      ...context,
      now,
      outagesOfDay: line.eventsIn({ from: now - DAY_MS, to: now }).filter(({ kind }) => kind === 'outage'),
      network,
      lastMinutes: (minutes) =>
        line.stretchesIn({ from: now - (minutes + 1) * MINUTE_MS, to: now }, network).slice(-minutes),
    };
    for (const event of unjudged) this.#tellOutage(event, sight);
    for (const rule of rules) {
      const finding = judgeLine(rule, sight);
      if (finding === null) continue;
      if (finding.detail !== null) this.#tell(this.#deps.newId(), finding, now);
      else if (!isDeepStrictEqual({ ...context.memories, ...finding.memories }, context.memories)) {
        this.#deps.occasions.remember(finding.memories);
      }
    }
  }

  /** An occasion that is recorded already (after a crash between the two writes) is not recorded again. */
  #tellOutage(event: LineEvent, sight: LineSight): void {
    const { occasions, line } = this.#deps;
    const when = event.endedAt === null ? 'started' : 'ended';
    for (const rule of rulesOrUsual(sight.settings, 'outage')) {
      const finding = judgeOutage(rule, event, sight);
      const id = `${event.id}-${when}-${rule.id}`;
      if (finding !== null && finding.detail !== null && !occasions.isRecorded(id)) {
        this.#tell(id, finding, sight.now);
      }
    }
    if (event.endedAt !== null) line.judged(event.id);
  }

  #tell(id: string, finding: WatchFinding, now: number): void {
    if (finding.detail === null) return;
    const occasion: Occasion = { id, at: now, detail: finding.detail };
    const messages = this.#deps.teller.composeOccasion(occasion, finding.verdict);
    recordOccasion(this.#deps, { occasion, judgement: judgementAbout(occasion, finding), messages });
  }
}
