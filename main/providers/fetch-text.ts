import { DIRECT, type ConnectionOptions } from '../engine/http/connection-options';
import { isFailure, type Failure } from '../engine/failure';
import { LOGIN_PAGE, statusFault } from '../engine/http/head';
import { isPage, request } from '../engine/http/request';
import { MAX_LIST_BYTES } from './librespeed/list';

/** Gets the text of an address, or says why it cannot be had: it takes too long, is too large, or is a web page. */
export type FetchText = (url: string, connection?: ConnectionOptions) => Promise<string | Failure>;

const DEADLINE_MS = 4_000;

/** Gets a server list over the engine's own transport, with a limit on time and size. */
export const fetchText: FetchText = async (url, connection = DIRECT) => {
  const answer = await request(new URL(url), {
    maxBodyBytes: MAX_LIST_BYTES,
    deadlineMs: DEADLINE_MS,
    signal: new AbortController().signal,
    connection,
  });
  if (answer === null) return { reason: 'timeout', detail: '' };
  if (isFailure(answer)) return answer;
  const fault = statusFault(answer.head) ?? (isPage(answer) ? LOGIN_PAGE : null);
  return fault ?? answer.body.toString('utf8');
};
