import type { ServerCheck } from '../../../shared/ipc';
import { DIRECT, type ConnectionOptions } from '../../engine/http/connection-options';
import { isFailure } from '../../engine/failure';
import { abortAfterRunning } from '../../engine/running-timer';
import { ownServer } from '../server-address';
import { pingServer } from './choice';

const DEADLINE_MS = 10_000;

/** Tries whether a LibreSpeed server answers at an address that the user has entered. */
export async function checkLibrespeedServer(
  address: string,
  connection: ConnectionOptions = DIRECT,
): Promise<ServerCheck> {
  const server = ownServer('', address);
  if (server === null) return { kind: 'fails', reason: 'no-server', detail: 'not a web address' };
  const deadline = abortAfterRunning(DEADLINE_MS);
  const answer = await pingServer(server, deadline.signal, connection).finally(deadline.cancel);
  if (answer === null) return { kind: 'fails', reason: 'timeout', detail: '' };
  if (isFailure(answer)) return { kind: 'fails', reason: answer.reason, detail: answer.detail };
  return { kind: 'answers', latencyMs: answer.latencyMs, address: answer.baseUrl };
}
