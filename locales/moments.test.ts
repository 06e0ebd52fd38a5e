import { describe, expect, it } from 'vitest';

/** Names under which texts are given a moment. */
const MOMENT = String.raw`\{\{(?:at|date|from|last|newest|since|time|to|until|when|written)\}\}`;

/**
 * Words that stand before a time of day or a length of time, and are wrong before a day. German and French take an article
 * before a day, Spanish too.
 */
const WRONG: Readonly<Record<'de' | 'es' | 'fr', RegExp>> = {
  de: new RegExp(`(?:\\b(?:um|von|seit)|Gemessen|Versucht|zuletzt) ${MOMENT}`, 'iu'),
  es: new RegExp(`\\b(?:de|desde|en|hasta|medido|a) ${MOMENT}`, 'iu'),
  fr: new RegExp(`(?:\\b(?:de|depuis|mesuré|essayé|jusqu’à|fois|partir de)|(?<!\\p{L})à) ${MOMENT}`, 'iu'),
};

/** Texts that are given a time of day alone, a length of time, or a number. */
const WITHOUT_DAY =
  /^(?:message:summary\.(?:unconfirmed|confirmedBy)|rules:(?:\w+\.)*(?:awaits\w+|succeeded_\w+|notConfirmedBy|unconfirmed|confirmedBy|silence|channel-failing|started|ended)|common:(?:\w+\.)*(?:dailyAt|shown)|settings:sentence\.measures\.daily|history:dataAndTime|report:verify\.covers_\w+|patterns:|mailbox:fromTo)/;

/** Every text of a language by its name. */
function getTexts(tree: object, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]) => {
    const here = path === '' ? `${key}:` : path.endsWith(':') ? `${path}${key}` : `${path}.${key}`;
    return typeof value === 'string' ? [[here, value] as const] : getTexts(value as object, here);
  });
}

describe.each(['de', 'es', 'fr'] as const)('%s', (code) => {
  it('has no word before a moment that fits a time of day alone', async () => {
    const { default: tree } = (await import(`./${code}/index.ts`)) as { readonly default: object };
    const wrong = getTexts(tree).filter(([name, text]) => WRONG[code].test(text) && !WITHOUT_DAY.test(name));
    expect(wrong).toEqual([]);
  });
});
