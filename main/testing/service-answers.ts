import type { HttpChannelKind } from '../../shared/channels';
import { answer, type SinkStep } from './sink-server';

const json = (body: object): SinkStep =>
  answer(200, JSON.stringify(body), { 'Content-Type': 'application/json' });

/** What each service answers when it has a message, as it documents it. */
export const TAKEN: Readonly<Record<HttpChannelKind, SinkStep>> = {
  webhook: answer(204),
  ntfy: json({ id: 'hwQ2YpKdmg', time: 1_795_000_000, event: 'message', topic: 'line', message: 'm' }),
  gotify: json({ id: 25, appid: 5, message: 'm', title: 't', priority: 5, date: '2026-11-23T20:40:00Z' }),
  telegram: json({ ok: true, result: { message_id: 7 } }),
  discord: json({ id: '1199', type: 0 }),
  slack: answer(200, 'ok'),
  pushover: json({ status: 1, request: '647d2300-702c-4b38-8b2f-d56326ae460b' }),
  apprise: json({ error: null, details: [] }),
  ping: answer(200, 'OK'),
};
