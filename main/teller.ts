import type { ChannelKind } from '../shared/channels';
import type { Ceiling } from '../shared/ipc';
import { textsIn, type Language } from '../shared/i18n';
import type { Verdict } from '../shared/rules';
import { ABSENT_FIGURES, type EndedRun, type Figures } from '../shared/run';
import type { Settings } from '../shared/settings';
import { draftMessages, draftTest, type DraftContext } from './core/message-drafts';
import type { OutboxDraft, RunStore } from './core/ports';
import { judge } from './core/rules';
import { usualFigures } from './core/usual-figures';

/** So many completed runs say what is usual. */
const RECENT_RUNS = 50;

export interface TellerDeps {
  readonly runs: Pick<RunStore, 'lastCompleted'>;
  readonly settings: () => Settings;
  /** What this computer can measure at most; null where it is not known. */
  readonly ceiling: () => Ceiling | null;
  readonly language: () => Language;
  readonly timeZone: () => string;
  readonly installId: string;
  readonly newId: () => string;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** Words the messages of a run with what the application knows at that moment. */
export class Teller {
  constructor(private readonly deps: TellerDeps) {}

  /** The messages of a judged run; empty when no rule tells anybody. */
  compose(run: EndedRun, verdicts: readonly Verdict[]): readonly OutboxDraft[] {
    return draftMessages(run, verdicts, this.#context(run));
  }

  /** The message that a run would give on one channel, marked as a test. */
  composeTest(run: EndedRun, channel: ChannelKind): readonly OutboxDraft[] {
    return draftTest(run, judge(run, this.deps.settings()), channel, this.#context(run));
  }

  /** A comparison that cannot be read must not keep the message from being written. */
  #usual(run: EndedRun): Figures {
    try {
      return usualFigures(this.deps.runs.lastCompleted(RECENT_RUNS), run.id);
    } catch (error) {
      this.deps.log('What is usual could not be read; the message goes without it', error);
      return ABSENT_FIGURES;
    }
  }

  #context(run: EndedRun): DraftContext {
    const { deps } = this;
    const language = deps.language();
    return {
      settings: deps.settings(),
      usual: this.#usual(run),
      ceiling: deps.ceiling(),
      texts: textsIn(language),
      language,
      timeZone: deps.timeZone(),
      installId: deps.installId,
      newId: deps.newId,
      log: deps.log,
    };
  }
}
