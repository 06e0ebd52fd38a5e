import type { Json } from './upgrade-rules';

/**
 * Until version 2 Ping heard only of rules that named it; from version 3 on it gets a heartbeat after each run and no
 * rule names it. A rule that told Ping alone has nothing left to do.
 */
export function heartbeatsWithoutRules(settings: Json): Json {
  const { rules } = settings;
  if (!Array.isArray(rules)) return settings;
  return { ...settings, rules: (rules as readonly unknown[]).flatMap(withoutPing) };
}

function withoutPing(rule: unknown): readonly unknown[] {
  if (typeof rule !== 'object' || rule === null || !('channels' in rule) || !Array.isArray(rule.channels)) {
    return [rule];
  }
  const named: readonly unknown[] = rule.channels;
  const channels = named.filter((channel) => channel !== 'ping');
  if (channels.length === named.length) return [rule];
  return channels.length === 0 ? [] : [{ ...rule, channels }];
}
