import { newKey } from './known-network';

/** `wlan0, 192.168.1.0/24`, as a network is described; its key may have a number behind it. */
const DESCRIBED = /^(.+, [0-9A-Fa-f.:]+\/\d{1,3})(?: \(\d+\))?$/;

/** What takes the place of the description of a network that names its subnet. */
export interface SubnetReplacement {
  readonly plain: string;
  /** In keys and texts. */
  readonly key: string;
  /** In descriptions. */
  readonly description: string;
}

/** Interface and subnet in the key of a network; null where it names no subnet, or has it hashed. */
export function plainDescription(key: string): string | null {
  return DESCRIBED.exec(key)?.[1] ?? null;
}

/**
 * What takes the place of each description in these keys that names a subnet, the longest first, so that none is replaced in a
 * part of another one. `taken` are the keys of all known networks.
 */
export function replaceSubnets(
  keys: readonly string[],
  taken: readonly string[],
  toHash: (description: string) => string,
): readonly SubnetReplacement[] {
  const plain = new Set(keys.map(plainDescription).filter((description) => description !== null));
  const known = taken.map((key) => ({ key }));
  return [...plain]
    .toSorted((one, other) => other.length - one.length || (one < other ? -1 : 1))
    .map((description) => {
      const hashed = toHash(description);
      const isNetwork = taken.some((key) => plainDescription(key) === description);
      // What is left over of a network that was renamed before is of that network.
      const key = isNetwork ? newKey(known, hashed) : hashed;
      known.push({ key });
      return { plain: description, key, description: hashed };
    });
}

/** A text with each description replaced; in JSON as well. */
export function withoutSubnets(text: string, replacements: readonly SubnetReplacement[]): string {
  return writtenReplacements(replacements).reduce((result, [from, to]) => result.replaceAll(from, to), text);
}

/** Each description as it may stand in a text, and in a text of JSON where that writes it otherwise. */
export function writtenReplacements(
  replacements: readonly SubnetReplacement[],
): readonly (readonly [from: string, to: string])[] {
  const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
  return replacements.flatMap(({ plain, key }): readonly (readonly [string, string])[] =>
    inJson(plain) === plain
      ? [[plain, key]]
      : [
          [plain, key],
          [inJson(plain), inJson(key)],
        ],
  );
}
