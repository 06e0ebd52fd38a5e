import { CHANNEL_KINDS } from '../../shared/channels';
import { textsIn, type Language } from '../../shared/texts/i18n';
import type { MessageInput } from '../core/messages/input';
import { composeMessage } from '../core/messages/message';
import type { DraftContext } from '../core/messages/drafts';
import { DEFAULT_SETTINGS, type Settings } from '../../shared/settings';
import { ABSENT_FIGURES, type EndedRun } from '../../shared/run';
import { rulesSchema } from '../../shared/rules/rules';
import { NO_REFERENCE } from '../core/judging/comparability';
import { judgedValue } from '../../shared/rules/judged-value';
import { verdictsTold, type JudgeContext } from '../core/judging/judge';
import { judgeRun } from '../core/judging/judge-run';
import { completedRun } from './runs';
import { createEvaluation } from './evaluations';

const limited = (id: string, figure: 'download' | 'upload' | 'latency', value: number) => ({
  id,
  repeat: { kind: 'every-time' },
  condition: {
    kind: 'figure',
    figure,
    direction: figure === 'latency' ? 'above' : 'below',
    against: { kind: 'value', value },
  },
});

/** Every result and failed run, and limits of 80/30 Mbit/s and 50 ms, told every time by every channel. */
export const ALL_RULES = rulesSchema.parse([
  { id: 'every-result', condition: { kind: 'every-result' }, repeat: { kind: 'every-time' } },
  {
    id: 'failed',
    repeat: { kind: 'every-time' },
    condition: { kind: 'run-ended', outcomes: ['failed', 'interrupted'] },
  },
  limited('download-limit', 'download', 80_000_000),
  limited('upload-limit', 'upload', 30_000_000),
  limited('latency-limit', 'latency', 50),
]);

/** Everything told by mail and on the desktop, a plan of 100/40 Mbit/s. */
export const ALL_TOLD: Settings = {
  ...DEFAULT_SETTINGS,
  plan: { ...DEFAULT_SETTINGS.plan, downloadBitsPerSecond: 100_000_000, uploadBitsPerSecond: 40_000_000 },
  rules: ALL_RULES,
  channels: {
    ...DEFAULT_SETTINGS.channels,
    mail: { ...DEFAULT_SETTINGS.channels.mail, isEnabled: true, to: ['you@example.org'] },
    desktop: { isEnabled: true },
  },
};

/** The judgement of a run by rules that remember nothing. */
export function judgeAfresh(
  run: EndedRun,
  settings: Settings = ALL_TOLD,
  change: Partial<JudgeContext> = {},
) {
  return judgeRun(run, judgeContext(run, settings, change));
}

/** What a run is judged with where nothing is remembered and nothing is usual. */
export function judgeContext(
  run: EndedRun,
  settings: Settings,
  change: Partial<JudgeContext> = {},
): JudgeContext {
  return {
    settings,
    plan: settings.plan,
    memories: {},
    now: run.finishedAt,
    quietUntil: null,
    usual: () => null,
    reference: NO_REFERENCE,
    dataUse: () => null,
    channelsToProve: () => CHANNEL_KINDS,
    onFault: (_rule, error) => {
      throw error;
    },
    ...change,
  };
}

/** The message of a run for its mail, all rules on, read in Berlin, with nothing usual yet. */
export function createMessage(run: EndedRun, language: Language = 'en', change: Partial<MessageInput> = {}) {
  const { verdicts } = judgeAfresh(run);
  const { plan = ALL_TOLD.plan, usual = ABSENT_FIGURES, ceiling = null } = change;
  return composeMessage({
    run,
    kind: 'run',
    verdicts,
    telling: verdictsTold(verdicts, 'mail'),
    plan,
    evaluation: createEvaluation(run, {
      plan,
      rules: ALL_TOLD.rules,
      reference: { ...NO_REFERENCE, ceiling },
      usual: (figure) => judgedValue(completedRun({ figures: usual }), figure),
    }),
    usual: ABSENT_FIGURES,
    recent: [],
    texts: textsIn(language),
    language,
    timeZone: 'Europe/Berlin',
    rateUnit: 'Mbit/s',
    ...change,
  });
}

/** What drafts are written with; ids count up. */
export function draftContext(
  change: Partial<DraftContext> = {},
): DraftContext & { readonly lines: readonly string[] } {
  let count = 0;
  const lines: string[] = [];
  return {
    evaluation: createEvaluation(completedRun()),
    settings: ALL_TOLD,
    usual: ABSENT_FIGURES,
    recent: [],
    texts: textsIn('en'),
    language: 'en',
    timeZone: 'Europe/Berlin',
    installId: 'a41f',
    newId: () => `id${(count += 1)}`,
    log: (sentence) => void lines.push(sentence),
    lines,
    ...change,
  };
}
