import type { Message } from '../../../../shared/messages/message';
import { bodyText, getBytes, cutTo } from '../../plain-text';
import { pingServiceAt } from './ping-services';
import type { BuildRequest } from './request';

/** Maximum body that healthchecks.io stores. */
const MAX_BYTES = 10_000;

/** The heartbeat of a run in the form of the service at the URL. */
export const ping: BuildRequest<'ping'> = ({ message }, settings, { url = '' }, { closing }) => {
  const address = new URL(url);
  const heartbeat = {
    hasFailed: settings.isFailureTold && hasFailed(message),
    title: message.title,
    text: cutTo(`${message.title}\n\n${bodyText(message)}`, MAX_BYTES, closing, getBytes),
    latencyMs: message.data?.run?.figures?.latencyMs ?? null,
  };
  const asked = pingServiceAt(address).ask(address, heartbeat);
  return {
    url: asked.url.href,
    ...(asked.body === null
      ? { method: 'GET', headers: {}, body: '' }
      : { method: 'POST', headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: asked.body }),
  };
};

/** Whether the run of a message failed. A slow line is not a failure, since the run completed. */
function hasFailed({ data, tone }: Message): boolean {
  const outcome = data?.run?.outcome;
  return outcome === undefined ? tone === 'bad' || tone === 'warning' : outcome !== 'completed';
}
