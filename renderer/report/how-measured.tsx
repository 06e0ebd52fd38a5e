import type { Texts } from '../../shared/texts/i18n';
import type { LinkKind } from '../../shared/surroundings';
import { formatNumber, formatPercent, formatSetThroughput } from '../../shared/texts/format';
import { useReport } from './report-words';

/** By which service and how the line was measured, and with what. */
export function HowMeasured() {
  const { page, texts, style } = useReport();
  const { method, surroundings, latency, completed } = page.report.summary;
  const separator = texts('common:list.separator');
  const number = (value: number, decimals = 0) => formatNumber(value, style.language, decimals);
  const listed = (parts: readonly (readonly [name: string, tests: number])[]) =>
    parts.map(([name, count]) => texts('report:page.how.part', { name, count })).join(separator);
  const ms = (value: number | null) => (value === null ? '–' : `${number(value, 1)} ms`);
  const rows: readonly (readonly [label: string, value: string])[] = [
    [
      texts('report:page.how.service'),
      listed(
        method.services.map(({ provider, server, tests }) => [
          server === null
            ? texts(`history:provider.${provider}`)
            : `${texts(`history:provider.${provider}`)}, ${server}`,
          tests,
        ]),
      ),
    ],
    [
      texts('report:page.how.mode'),
      listed(method.modes.map(({ mode, tests }) => [texts(`history:mode.${mode}`), tests])),
    ],
    [
      texts('report:page.how.effort'),
      method.loadSeconds === null || method.megabytesPerTest === null
        ? ''
        : texts('report:page.how.load', {
            seconds: number(method.loadSeconds, 1),
            megabytes: number(method.megabytesPerTest),
          }),
    ],
    [
      texts('report:page.how.confidence'),
      listed(
        method.confidences.map(({ confidence, tests }) => [texts(`report:confidence.${confidence}`), tests]),
      ),
    ],
    [
      texts('report:page.how.latency'),
      texts('report:page.how.latencies', {
        idle: ms(latency.latencyMs),
        p95: ms(latency.latencyP95Ms),
        jitter: ms(latency.jitterMs),
        loaded: ms(latency.loadedLatencyMs),
        loss: latency.packetLossRatio === null ? '–' : formatPercent(latency.packetLossRatio, style.language),
      }),
    ],
    [
      texts('report:page.how.link'),
      listed(surroundings.links.map(({ link, tests }) => [linkInWords(link, texts), tests])),
    ],
    [
      texts('report:page.how.linkRate'),
      surroundings.linkBitsPerSecond === null
        ? ''
        : formatSetThroughput(surroundings.linkBitsPerSecond, style),
    ],
    [
      texts('report:page.how.around'),
      texts('report:page.how.arounds', {
        traffic: number(surroundings.withOtherTraffic),
        vpn: number(surroundings.withVpn),
        battery: number(surroundings.onBattery),
        all: number(completed),
      }),
    ],
    [texts('report:page.how.provider'), surroundings.internetProviders.join(separator)],
    [texts('report:page.how.versions'), surroundings.versions.join(separator)],
  ];
  return (
    <section>
      <h2>{texts('report:page.how.title')}</h2>
      <dl className="facts">
        {rows
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <p className="note">{texts('report:page.how.note')}</p>
    </section>
  );
}

/** What led out. */
export function linkInWords(link: LinkKind | 'unknown', texts: Texts): string {
  return link === 'unknown' ? texts('report:page.unknown') : texts(`history:surroundings.kind.${link}`);
}
