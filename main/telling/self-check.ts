import { textsIn, type Language } from '../../shared/texts/i18n';
import type { Notice } from '../../shared/notice';
import type { Message } from '../../shared/messages/message';
import type { Settings } from '../../shared/settings';
import type { WordContext } from '../core/messages/drafts';
import { rehearseWording, type Rehearsed } from '../core/messages/rehearsal';
import type { Channel } from '../core/ports';

export interface SelfCheckDeps {
  readonly channels: readonly Pick<Channel, 'kind' | 'rehearse'>[];
  readonly settings: () => Settings;
  readonly language: () => Language;
  readonly timeZone: () => string;
  readonly log: (sentence: string, error?: unknown) => void;
  readonly wording?: (context: WordContext) => readonly Rehearsed[];
}

/**
 * Tries every template of every channel with golden runs before the first real message, in the language in use. What
 * fails is named in the log and in the window; its messages go out as plain text with every figure meanwhile.
 */
export function checkTemplates(deps: SelfCheckDeps): readonly Notice[] {
  const language = deps.language();
  const rehearsed = (deps.wording ?? rehearseWording)({
    settings: deps.settings(),
    texts: textsIn(language),
    language,
    timeZone: deps.timeZone(),
    installId: 'golden',
    newId: () => 'golden',
    log: deps.log,
  });
  const isWordingBroken = rehearsed.filter((one) => 'fault' in one).map(createTell(deps)).length > 0;
  const messages = rehearsed.flatMap((one) => ('message' in one ? [one.message] : []));
  const broken = deps.channels.filter((channel) => hasFault(channel, messages, deps)).map(({ kind }) => kind);
  return [...(isWordingBroken ? ['message'] : []), ...broken].map((detail) => ({
    kind: 'template-failed',
    detail,
  }));
}

function createTell({ log }: SelfCheckDeps) {
  return (one: Rehearsed) => {
    log(`The wording of a message failed its rehearsal: ${JSON.stringify(one)}`);
  };
}

function hasFault(
  channel: SelfCheckDeps['channels'][number],
  messages: readonly Message[],
  { log }: SelfCheckDeps,
): boolean {
  const faults = new Set(
    messages.map((message) => channel.rehearse(message)).filter((fault) => fault !== null),
  );
  for (const fault of faults) log(`The layout of ${channel.kind} failed its rehearsal: ${fault}`);
  return faults.size > 0;
}
