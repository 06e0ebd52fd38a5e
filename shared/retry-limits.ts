/** More waits make no failure surer. */
export const MOST_WAITS = 5;
/** Between a test and its repetition. */
export const WAIT_MINUTES = { least: 0.05, most: 1_440 } as const;
