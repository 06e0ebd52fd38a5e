import { doubtSentences } from '../../../shared/figures/doubt-words';
import type { Texts } from '../../../shared/texts/i18n';
import type { RateStyle } from '../../../shared/texts/format';
import { getMethod, type Run } from '../../../shared/run';
import type { ConnectionUsed } from '../../../shared/connection-used';
import { networkLabel } from '../../../shared/network-label';
import type { Settings } from '../../../shared/settings';
import type { ExplainedFact } from '../../components/run/explained-facts';

/** By what, against which server and from where a run measured; of old runs only what was kept then. */
export function methodFacts(
  run: Run,
  texts: Texts,
  style: RateStyle,
  networks: Settings['networks'] = [],
): readonly ExplainedFact[] {
  const method = getMethod(run);
  const fact = (
    key:
      | 'mode'
      | 'provider'
      | 'tried'
      | 'passedOver'
      | 'server'
      | 'address'
      | 'connection'
      | 'network'
      | 'dropped'
      | 'doubts',
    value: string,
    about: string | null = null,
  ): ExplainedFact => ({ name: texts(`history:origin.${key}`), value, note: null, about });
  const provider = run.outcome === 'completed' ? 'provider' : 'tried';
  const facts = [fact(provider, texts(`history:provider.${run.provider}`))];
  if (method !== null) {
    const about = texts(`history:about.mode.${method.mode}`);
    facts.unshift(fact('mode', texts(`history:mode.${method.mode}`), about));
    const passedOver = method.passedOver.map(({ provider, reason }) =>
      texts('history:passedOverProvider', {
        provider: texts(`history:provider.${provider}`),
        reason: texts(`message:passedOver.${reason}`),
      }),
    );
    if (passedOver.length > 0) {
      facts.push(fact('passedOver', passedOver.join('\n'), texts('history:about.passedOver')));
    }
  }
  if (run.server !== null) {
    facts.push(fact('server', run.server.name), fact('address', run.server.url));
  }
  const connection = connectionWords(method?.connection ?? null, texts);
  if (connection !== '') facts.push(fact('connection', connection));
  if (method !== null && method.network !== null)
    facts.push(fact('network', networkLabel(method.network, networks)));
  if (method !== null && method.droppedSamples > 0) {
    facts.push(fact('dropped', String(method.droppedSamples), texts('history:about.dropped')));
  }
  const doubts = doubtSentences(method, texts, style);
  if (doubts.length > 0) facts.push(fact('doubts', doubts.join('\n'), texts('history:about.doubts')));
  return facts;
}

function connectionWords(connection: ConnectionUsed | null, texts: Texts): string {
  if (connection === null) return '';
  const { ipVersion, localAddress, proxy } = connection;
  return [
    ...(ipVersion === null ? [] : [texts('history:connection.ip', { version: ipVersion })]),
    ...(localAddress === null ? [] : [texts('history:connection.from', { address: localAddress })]),
    ...(proxy === null ? [] : [texts('history:connection.proxy', { proxy })]),
  ].join(texts('common:list.separator'));
}
