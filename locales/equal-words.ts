/** Names, units, codes and what is typed: the same in every language, in lower case. */
const NAMES = words(`
  linewatch cloudflare librespeed ookla speedtest ndt7 nq m-lab ntfy gotify telegram discord slack pushover apprise
  webhook mbit kbit gbit ms min rpm http https smtp smtps tls starttls oauth xoauth2 dns ipv4 ipv6 tcp udp icmp url json csv pdf
  wi-fi wlan vpn snr dbm ghz mhz a4 letter tracker myspeed networkquality ipv ctrl esc
  cc bcc ethernet quad
  ndt google microsoft authorization message-id id english deutsch français español 日本語 中文 简体中文
`);

/** Words that a language has from English, or English from it. Each was looked at by somebody who speaks the language. */
const SAME: Readonly<Record<string, ReadonlySet<string>>> = {
  de: words(`
    download upload jitter test tests server port proxy router gateway filter median name version details desktop
    streaming thread chat tags scope cc bcc normal format ethernet in updates
  `),
  fr: words(`
    port proxy webhook message messages test tests service services note notes condition conditions page pages version versions
    format document action actions date dates type normal streaming ethernet cc confirmation effort minute minutes notification
    sections pause
  `),
  es: words('proxy chat normal manual streaming cable no router general austria'),
  ja: words(''),
  'zh-CN': words(''),
};

/** Words that may stand in a text of a language as they do in English. */
export function getEqualWords(code: string): ReadonlySet<string> {
  return new Set([...NAMES, ...(SAME[code] ?? [])]);
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
