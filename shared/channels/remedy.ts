import own from '../../locales/en/channels.json';
import type { Texts } from '../texts/i18n';
import { isMailProblem, type DeliveryProblem } from '../messages/delivery-problems';
import { getFields, isWanted, getSecretFields } from './completeness';
import type { Field } from './definition';
import { CHANNELS, type ChannelKind } from '.';

/** What helps against a problem of a channel, in one or two sentences; some services have words of their own. */
export function getRemedy(channel: ChannelKind, problem: DeliveryProblem, texts: Texts): string {
  if (channel === 'mail' || channel === 'desktop' || isMailProblem(problem)) {
    return texts(`message:problem.${problem}`);
  }
  const words: Readonly<Record<string, Readonly<Record<string, string>>>> = own.remedy;
  if (words[channel]?.[problem] === undefined) return texts(`channels:problem.${problem}`);
  // A test holds the other languages to what English has.
  return (texts as (key: string) => string)(`channels:remedy.${channel}.${problem}`);
}

/**
 * The setting or secret of a channel that a problem is about, by its name; null where it is about none that matters with
 * these settings.
 */
export function blamedField(
  channel: ChannelKind,
  problem: DeliveryProblem,
  settings: Readonly<Record<string, unknown>>,
): string | null {
  const { blames }: { readonly blames?: Blames } = CHANNELS[channel];
  const fields: readonly (readonly [string, Pick<Field, 'when'>])[] = [
    ...getFields(channel),
    ...getSecretFields(channel),
  ];
  const wanted = fields.filter(([, field]) => isWanted(field, settings)).map(([name]) => name);
  return [blames?.[problem] ?? []].flat().find((name) => wanted.includes(name)) ?? null;
}

type Blames = Readonly<Partial<Record<DeliveryProblem, string | readonly string[]>>>;
