import { fillTemplate } from '../../../../shared/channels/template';
import { basicLogin, type BuildRequest } from './request';
import { createPayload } from './webhook-payload';

/** The published JSON, or what the template makes of it. */
export const webhook: BuildRequest<'webhook'> = (
  delivery,
  settings,
  { signingKey, authorization, login },
  { hmacSha256, now },
) => {
  const payload = createPayload(delivery, settings.schemaVersion);
  const { columns } = delivery.message;
  const body =
    settings.template.trim() === ''
      ? JSON.stringify(payload)
      : fillTemplate(settings.template, { columns, ...payload });
  const seconds = Math.floor(now / 1_000);
  return {
    method: 'POST',
    url: settings.url,
    headers: {
      ...Object.fromEntries(settings.headers.map(parseHeader)),
      'Content-Type': 'application/json; charset=utf-8',
      'Idempotency-Key': delivery.messageId,
      ...(authorization === undefined ? basicLogin(login) : { Authorization: authorization }),
      ...(signingKey !== undefined && {
        'X-Linewatch-Signature': `t=${seconds},v1=${hmacSha256(signingKey, `${seconds}.${body}`)}`,
      }),
    },
    body,
  };
};

function parseHeader(line: string): readonly [name: string, value: string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon), line.slice(colon + 1).trim()];
}
