/** Part of the width that a label needs for itself, at the least width of the window. Our choice. */
const LABEL_RATIO = 0.085;

/**
 * The row of each label above an axis, 0 the lowest, so that labels of marks that stand close do not cover each other.
 * `shares` are the places of the marks from 0 to 1, in any order.
 */
export function labelRows(shares: readonly number[]): readonly number[] {
  const rows = new Array<number>(shares.length).fill(0);
  const ends: number[] = [];
  const inOrder = shares
    .map((share, index) => ({ share, index }))
    .sort((one, other) => one.share - other.share);
  for (const { share, index } of inOrder) {
    const free = ends.findIndex((end) => share - end >= LABEL_RATIO);
    const row = free === -1 ? ends.length : free;
    ends[row] = share;
    rows[index] = row;
  }
  return rows;
}
