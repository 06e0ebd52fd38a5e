import type { Texts } from '../../../../shared/texts/i18n';
import { shownName } from '../../../../shared/rules/rule-words';
import type { ServerRef } from '../../../../shared/providers';

/** Stands for the nearest server in a choice, which holds texts alone. */
export const NEAREST = 'nearest';

/** Servers to choose from, the nearest first; without doubles of an address, and with the stored one. */
export function serverChoices(
  offered: readonly Pick<ServerRef, 'name' | 'url'>[],
  stored: string | null,
  texts: Texts,
): readonly { readonly value: string; readonly label: string }[] {
  const byUrl = new Map(offered.map(({ name, url }) => [url, shownName(name) || url]));
  if (stored !== null && !byUrl.has(stored)) byUrl.set(stored, stored);
  return [
    { value: NEAREST, label: texts('settings:server.nearest') },
    ...[...byUrl].map(([value, label]) => ({ value, label })),
  ];
}
