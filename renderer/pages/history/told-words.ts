import { CHANNEL_KINDS } from '../../../shared/channels';
import type { Texts } from '../../../shared/texts/i18n';
import type { Told } from '../../../shared/ipc';

/** What became of the messages of a run: "Mail sent · Desktop waiting"; a dash when nobody was told. */
export function toldInWords(told: readonly Told[], texts: Texts): string {
  const words = CHANNEL_KINDS.flatMap((channel) => {
    const states = told.filter((entry) => entry.channel === channel).map((entry) => entry.state);
    const worst = (['failed', 'blocked', 'pending', 'sending', 'sent', 'set-aside'] as const).find((state) =>
      states.includes(state),
    );
    if (worst === undefined) return [];
    return [`${texts(`common:channel.${channel}`)} ${texts(`history:told.${worst}`)}`];
  });
  return words.length === 0 ? '–' : words.join(' · ');
}
