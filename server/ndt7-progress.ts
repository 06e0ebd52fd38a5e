/** Reports the progress of a test to the client. Times are in microseconds, as NDT7 requires. */
export type TellProgress = (elapsedMs: number, bytes: number) => void;
