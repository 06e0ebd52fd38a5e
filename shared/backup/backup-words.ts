import { channelOfSecret, MEASURING_PROXY_PASSWORD, type SecretName } from '../channels';
import { getLabel } from '../channels/words';
import { formatDate, type TimeStyle } from '../texts/format-time';
import type { Texts } from '../texts/i18n';
import type { BackupCounts, RestorePreview, RestoreRefused } from './backup';

/** What records hold, in words: `120 tests · 3 outages · 2 notes · 1 Nov 2026 to 26 Nov 2026`. */
export function countsInWords(counts: BackupCounts, texts: Texts, style: TimeStyle): string {
  const { tests, outages, notes, firstAt, newestAt } = counts;
  const parts = [
    texts('backup:counts.tests', { count: tests }),
    texts('backup:counts.outages', { count: outages }),
    texts('backup:counts.notes', { count: notes }),
  ];
  if (firstAt !== null && newestAt !== null) {
    const range = { from: formatDate(firstAt, style), to: formatDate(newestAt, style) };
    parts.push(texts('backup:counts.range', range));
  }
  return parts.join(' · ');
}

/** What a password or token is, in words. */
export function secretInWords(name: SecretName, texts: Texts): string {
  if (name === MEASURING_PROXY_PASSWORD) return texts('backup:proxyPassword');
  const kind = channelOfSecret(name);
  const label = getLabel(texts, kind, name.slice(kind.length + 1));
  return texts('backup:secret', { channel: texts(`common:channel.${kind}`), name: label });
}

/** Why something cannot be restored, and what to do. */
export function refusalInWords({ refusal, path, detail }: RestoreRefused, texts: Texts): string {
  return texts(`backup:refusal.${refusal}`, { path, detail });
}

/** What a restore has done, a sentence a line. `path` is the file, `folder` where the state before it is kept. */
export function restoredInWords(
  { there, secrets }: RestorePreview,
  { path, folder }: { readonly path: string; readonly folder: string | null },
  texts: Texts,
  style: TimeStyle,
): readonly string[] {
  const counts = countsInWords(there, texts, style);
  return [
    texts('backup:command.restored', { path, counts }),
    ...(folder === null ? [] : [texts('backup:command.replaced', { folder })]),
    ...(secrets.length === 0
      ? []
      : [
          texts('backup:command.secrets', {
            names: secrets.map((name) => secretInWords(name, texts)).join(', '),
          }),
        ]),
    texts('backup:command.waiting'),
  ];
}
