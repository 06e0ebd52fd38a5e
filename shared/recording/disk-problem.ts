/** Why a disk refuses to read or write; the words are in locales/. Persisted. */
export const DISK_PROBLEMS = [
  'full',
  'read-only',
  'not-permitted',
  /** The file, its folder or its device is not there. */
  'missing',
  /** The device or the network behind it gives errors. */
  'input-output',
  /** What is in the file is no longer what was written. */
  'damaged',
  /** Another process holds it. */
  'in-use',
  'other',
] as const;
export type DiskProblem = (typeof DISK_PROBLEMS)[number];
