import { joinSentences } from '../texts/format';
import type { Language, Texts } from '../texts/i18n';
import { STEP_ANSWERS, type LineRoute } from './outages';

/** The way out when an outage began, step by step: interface, router, far targets. */
export function routeInWords(route: LineRoute, texts: Texts, language: Language): string {
  const { targets } = route;
  const beyond = STEP_ANSWERS.flatMap((answer) => {
    const some = targets.filter((target) => target.answer === answer).map(({ address }) => address);
    const isWorthIt = some.length > 0 && (answer !== 'not-asked' || some.length < targets.length);
    return isWorthIt
      ? [
          texts(`common:outage.route.targets.${answer}`, {
            targets: some.join(texts('common:list.separator')),
          }),
        ]
      : [];
  });
  return joinSentences([interfaceInWords(route, texts), gatewayInWords(route, texts), ...beyond], language);
}

function interfaceInWords({ interfaceName, linkKind, isConnected }: LineRoute, texts: Texts): string {
  const bare = interfaceName ?? texts('common:outage.route.anInterface');
  const name =
    linkKind === null
      ? bare
      : texts('common:outage.route.ofKind', {
          name: bare,
          kind: texts(`common:outage.route.kind.${linkKind}`),
        });
  const state = isConnected === null ? 'unknown' : isConnected ? 'connected' : 'disconnected';
  return texts(`common:outage.route.interface.${state}`, { name });
}

function gatewayInWords({ gateway, gatewayAnswer }: LineRoute, texts: Texts): string {
  const name =
    gateway === null
      ? texts('common:outage.route.aRouter')
      : texts('common:outage.route.router', { address: gateway });
  return texts(`common:outage.route.gateway.${gatewayAnswer}`, { name });
}
