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
 * Renders every template of every channel with golden runs in the current language, before the first real message.
 * Failures are logged and shown in the window; messages of the failed template are sent as plain text with all
 * figures.
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
    log(`Self-check: the wording of a message failed: ${JSON.stringify(one)}`);
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
  for (const fault of faults) log(`Self-check: the layout of ${channel.kind} failed: ${fault}`);
  return faults.size > 0;
}
