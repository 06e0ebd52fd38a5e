import { TOLD_CHANNEL_KINDS } from '../../../shared/channels';
import { errorText } from '../../../shared/texts/error-text';
import { HOUR_MS } from '../../../shared/durations';
import type { Message } from '../../../shared/messages/message';
import { isTelling, type OccasionDetail, type Verdict } from '../../../shared/rules/verdict';
import { NO_REFERENCE } from '../judging/comparability';
import { evaluate } from '../judging/evaluate';
import { breach } from '../judging/examine';
import { judgeSight } from '../judging/judge';
import { judgeRun } from '../judging/judge-run';
import { ABSENT_FIGURES } from '../../../shared/run';
import type { WordContext } from './drafts';
import { GOLDEN_HOME, GOLDEN_OCCASIONS, GOLDEN_RULES, GOLDEN_RUNS } from './golden';
import { composeMessage } from './message';
import { composeOccasion } from './occasion';

/** A golden message, or the error text if it could not be composed. */
export type Rehearsed =
  { readonly name: string; readonly message: Message } | { readonly name: string; readonly fault: string };

/** Composes every golden run and occasion like real ones. */
export function rehearseWording(context: WordContext): readonly Rehearsed[] {
  return [
    ...GOLDEN_RUNS.map((run) => attempt(run.id, () => wordedRun(run, context))),
    ...GOLDEN_OCCASIONS.map((detail) => attempt(detail.kind, () => wordedOccasion(detail, context))),
  ];
}

function attempt(name: string, word: () => Message): Rehearsed {
  try {
    return { name, message: word() };
  } catch (error) {
    return { name, fault: errorText(error) };
  }
}

const PLAN = { downloadBitsPerSecond: 100_000_000, uploadBitsPerSecond: 40_000_000 };

function wordedRun(run: (typeof GOLDEN_RUNS)[number], { texts, language, timeZone, settings }: WordContext) {
  const { verdicts } = judgeRun(run, {
    settings: { rules: GOLDEN_RULES, channels: settings.channels },
    plan: PLAN,
    memories: {},
    now: run.finishedAt,
    quietUntil: null,
    usual: () => 0.0001,
    reference: NO_REFERENCE,
    dataUse: () => null,
    channelsToProve: () => TOLD_CHANNEL_KINDS,
    onFault: (_rule, error) => {
      throw error;
    },
  });
  const telling = verdicts.filter(isTelling);
  const usual = { ...ABSENT_FIGURES, downloadBitsPerSecond: 91_000_000 };
  const words = { texts, language, timeZone, rateUnit: settings.display.rateUnit };
  return composeMessage({
    run,
    kind: 'run',
    verdicts,
    telling,
    plan: PLAN,
    usual,
    ...words,
    evaluation: evaluate(run, {
      plan: PLAN,
      rules: GOLDEN_RULES,
      reference: NO_REFERENCE,
      usual: () => 91_000_000,
    }),
    recent: GOLDEN_RUNS.map((one, day) => ({ ...one, startedAt: one.startedAt - day * HOUR_MS })),
  });
}

function wordedOccasion(detail: OccasionDetail, { texts, language, timeZone, settings }: WordContext) {
  const occasion = { id: 'golden', at: GOLDEN_RUNS[0]?.startedAt ?? 0, detail };
  const verdict = verdictOn(detail, settings);
  const words = { texts, language, timeZone, rateUnit: settings.display.rateUnit };
  const line = { plan: PLAN, rules: GOLDEN_RULES, runs: GOLDEN_RUNS };
  const compare = () => ({});
  const nameNetwork = (network: string) => network;
  const networks = { home: GOLDEN_HOME, compare, nameNetwork };
  return composeOccasion({ occasion, verdict, ...line, compare, networks, nameNetwork, ...words });
}

function verdictOn({ kind }: OccasionDetail, settings: WordContext['settings']): Verdict {
  const about = kind === 'recording' ? 'storage' : kind;
  const rule = GOLDEN_RULES.find(({ condition }) => condition.kind === about);
  if (rule === undefined) throw new Error(`no rule about ${kind}`);
  return judgeSight(rule, breach(true), { at: 0, now: 0 }, { settings, memories: {}, quietUntil: null })
    .verdict;
}
