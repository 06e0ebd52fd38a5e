import type { Sample, Trace } from './trace';

/** A straight line from one sample of a curve to another, with no sample above it. */
export interface SupportingLine {
  readonly from: Sample;
  readonly to: Sample;
}

/**
 * The line that touches a curve from above over the middle of its span: an edge of its upper convex hull. Null for
 * fewer than two samples.
 *
 * Lost packets delay the bytes after them, so bytes are delivered late, never early: on a full line, the curve falls
 * below a straight line repeatedly, and touches it whenever nothing is delayed. The edge is that line. (Moon, Skelly
 * and Towsley 1999 remove clock skew from delays in the same way.)
 */
export function supportingLine(curve: Trace): SupportingLine | null {
  const hull = upperHull(curve);
  const [first, last] = [hull[0], hull.at(-1)];
  if (first === undefined || last === undefined || hull.length < 2) return null;
  const middleMs = (first.atMs + last.atMs) / 2;
  const index = hull.findIndex((sample) => sample.atMs >= middleMs);
  const [from, to] = [hull[index - 1], hull[index]];
  return from === undefined || to === undefined ? null : { from, to };
}

/** Distance of a sample below the line, in bytes; 0 if it touches. */
export function bytesBelow({ from, to }: SupportingLine, sample: Sample): number {
  const share = (sample.atMs - from.atMs) / (to.atMs - from.atMs);
  return from.bytes + (to.bytes - from.bytes) * share - sample.bytes;
}

/** Andrew's monotone chain, upper half. */
function upperHull(curve: Trace): Sample[] {
  const hull: Sample[] = [];
  for (const sample of curve) {
    if (sample.atMs === hull.at(-1)?.atMs) hull.pop();
    while (hull.length >= 2 && !turnsDown(hull.at(-2), hull.at(-1), sample)) hull.pop();
    hull.push(sample);
  }
  return hull;
}

function turnsDown(a: Sample | undefined, b: Sample | undefined, c: Sample): boolean {
  if (a === undefined || b === undefined) return true;
  return (b.atMs - a.atMs) * (c.bytes - a.bytes) - (b.bytes - a.bytes) * (c.atMs - a.atMs) < 0;
}
