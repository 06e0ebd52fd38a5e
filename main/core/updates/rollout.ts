const SHARE_DIGITS = 8;

/**
 * Whether this installation is among those that get a version first. `percentage` is that of the feed; a version
 * without one is for everybody. The same installation always falls on the same side, and nobody is told which.
 */
export function isInRollout(installId: string, percentage: unknown): boolean {
  if (percentage === undefined || percentage === null) return true;
  const share = Number(percentage);
  if (!Number.isFinite(share)) return false;
  const place = Number.parseInt(installId.slice(0, SHARE_DIGITS), 16);
  // An installation without a readable name waits until everybody gets it.
  const percent = Number.isNaN(place) ? 100 : (place / 16 ** SHARE_DIGITS) * 100;
  return percent < share || share >= 100;
}
