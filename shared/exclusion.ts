/** Why a test does not count in statistics, in the words of the person who excluded it. */
export interface Exclusion {
  readonly reason: string;
  /** When it was excluded. */
  readonly at: number;
}
