import { textsIn, type Language } from '../../shared/i18n';
import type { MessageInput } from '../core/message';
import { composeMessage } from '../core/message';
import type { DraftContext } from '../core/message-drafts';
import { DEFAULT_SETTINGS, type Settings } from '../../shared/settings';
import { ABSENT_FIGURES, type EndedRun } from '../../shared/run';
import { judge, rulesTold } from '../core/rules';

/** Everything told by mail and on the desktop, a plan of 100/40 Mbit/s, limits of 80/30 Mbit/s and 50 ms. */
export const ALL_TOLD: Settings = {
  ...DEFAULT_SETTINGS,
  plan: { downloadBitsPerSecond: 100_000_000, uploadBitsPerSecond: 40_000_000 },
  rules: {
    'every-result': { mail: true, desktop: true },
    'failed-run': { mail: true, desktop: true },
    'download-below': { mail: true, desktop: true, bitsPerSecond: 80_000_000 },
    'upload-below': { mail: true, desktop: true, bitsPerSecond: 30_000_000 },
    'latency-above': { mail: true, desktop: true, milliseconds: 50 },
  },
  channels: {
    mail: { ...DEFAULT_SETTINGS.channels.mail, isEnabled: true, to: ['you@example.org'] },
    desktop: { isEnabled: true },
  },
};

/** The message of a run for its mail, all rules on, read in Berlin, with nothing usual yet. */
export function messageOf(run: EndedRun, language: Language = 'en', change: Partial<MessageInput> = {}) {
  const verdicts = judge(run, ALL_TOLD);
  return composeMessage({
    ...{ run, kind: 'run', verdicts, rules: rulesTold(verdicts, 'mail'), plan: ALL_TOLD.plan },
    ...{ usual: ABSENT_FIGURES, texts: textsIn(language), language, timeZone: 'Europe/Berlin' },
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
    ...{ settings: ALL_TOLD, usual: ABSENT_FIGURES, texts: textsIn('en'), language: 'en' },
    ...{ timeZone: 'Europe/Berlin', installId: 'a41f', newId: () => `id${(count += 1)}` },
    log: (sentence) => void lines.push(sentence),
    lines,
    ...change,
  };
}
