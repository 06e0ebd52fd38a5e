/** Parts of a version by semver 2.0: `1.2.3-beta.1+build`. */
const VERSION = /^v?(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:-([0-9A-Za-z.-]{1,100}))?(?:\+[0-9A-Za-z.-]{1,100})?$/;

/**
 * Whether a version comes after another one, by the precedence of semver 2.0. False where either is no version: what
 * cannot be compared is never an update.
 */
export function isNewer(version: string, than: string): boolean {
  const [one, other] = [VERSION.exec(version), VERSION.exec(than)];
  if (one === null || other === null) return false;
  for (const index of [1, 2, 3]) {
    const difference = Number(one[index]) - Number(other[index]);
    if (difference !== 0) return difference > 0;
  }
  return comparePrereleases(one[4], other[4]) > 0;
}

/** A version without a pre-release comes after all that have one. */
function comparePrereleases(one: string | undefined, other: string | undefined): number {
  if (one === undefined || other === undefined) {
    return Number(one === undefined) - Number(other === undefined);
  }
  const [parts, others] = [one.split('.'), other.split('.')];
  for (const [index, part] of parts.entries()) {
    const difference = comparePart(part, others[index]);
    if (difference !== 0) return difference;
  }
  return parts.length - others.length;
}

function comparePart(part: string, other: string | undefined): number {
  if (other === undefined) return 1;
  const [isNumber, isOtherNumber] = [/^\d+$/.test(part), /^\d+$/.test(other)];
  if (isNumber && isOtherNumber) return Number(part) - Number(other);
  if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
  return part === other ? 0 : part > other ? 1 : -1;
}
