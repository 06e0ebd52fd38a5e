/** Whoever quits during a test is asked what is to become of it. `after-test`: it is waited for. */
export type QuitState = 'none' | 'asked' | 'after-test';

/** What can be answered. `now` ends the test; `stay` goes on as if nobody had quit. */
export const QUIT_ANSWERS = ['now', 'after-test', 'stay'] as const;
export type QuitAnswer = (typeof QUIT_ANSWERS)[number];
