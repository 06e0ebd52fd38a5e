import { DIRECT, type ConnectionOptions } from '../engine/connection-options';
import { isFailure } from '../engine/failure';
import { statusFault } from '../engine/http-head';
import { request } from '../engine/request';
import { MAX_LIST_BYTES } from './librespeed-list';

/** Gets the text of an address; null when that fails for whatever reason, or takes too long, or is too large. */
export type FetchText = (url: string, connection?: ConnectionOptions) => Promise<string | null>;

const DEADLINE_MS = 4_000;

/** Gets a server list over the engine's own transport, with a limit on time and size. */
export const fetchText: FetchText = async (url, connection = DIRECT) => {
  const answer = await request(new URL(url), {
    maxBodyBytes: MAX_LIST_BYTES,
    deadlineMs: DEADLINE_MS,
    signal: new AbortController().signal,
    connection,
  });
  if (answer === null || isFailure(answer) || statusFault(answer.head) !== null) return null;
  return answer.body.toString('utf8');
};
