/** Tells the other side how far the test is. Times in microseconds, as everywhere in NDT7. */
export type TellProgress = (elapsedMs: number, bytes: number) => void;
