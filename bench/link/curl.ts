import type { Way } from './cells';
import type { Transfer } from './transfer';

/** The server refuses more in one answer. */
const MAX_MIB = 1_024;
const MIB = 1_048_576;
const MAX_SECONDS = 10;
const FIGURES = '%{time_total} %{size_download} %{size_upload}';
/** The shell says what its children took; its last line is theirs: `0m0.120s 0m0.340s` for user and system. */
const TIMED = ['sh', '-c', '"$@"; code=$?; times >&2; exit $code', 'sh'];
const TIMES = /(\d+)m([\d.]+)s (\d+)m([\d.]+)s\s*$/;

/** How much a transfer asks for, to take about so long on a line: whole MiB, as the server counts. */
export const curlMebibytes = (bitsPerSecond: number, seconds: number): number =>
  Math.max(1, Math.min(MAX_MIB, Math.ceil((bitsPerSecond * seconds) / 8 / MIB)));

/** One transfer of one stream, ended after 10 s at the latest. `file` is what an upload sends. */
export function curlCommand(
  server: string,
  way: Way,
  {
    mebibytes,
    file,
    authority,
  }: { readonly mebibytes: number; readonly file: string; readonly authority?: string },
): readonly string[] {
  const base = ['curl', '-s', '-o', '/dev/null', '--max-time', String(MAX_SECONDS), '-w', FIGURES];
  const trust = authority === undefined ? [] : ['--cacert', authority, '--http1.1'];
  const what =
    way === 'download'
      ? [`${server}garbage.php?ckSize=${mebibytes}`]
      : ['-X', 'POST', '-H', 'Expect:', '-T', file, `${server}empty.php`];
  return [...TIMED, ...base, ...trust, ...what];
}

/** Reads what curl and the shell around it wrote; a transfer cut off by its time counts. Null when nothing moved. */
export function readCurl(stdout: string, stderr: string, way: Way): Transfer | null {
  const [seconds, down, up] = stdout.trim().split(' ').map(Number);
  const bytes = way === 'download' ? down : up;
  if (seconds === undefined || bytes === undefined || !(seconds > 0) || !(bytes > 0)) return null;
  const times = TIMES.exec(stderr)?.slice(1).map(Number);
  const [userMin = 0, user = 0, systemMin = 0, system = 0] = times ?? [];
  const cpuSeconds = times === undefined ? null : (userMin + systemMin) * 60 + user + system;
  return { bitsPerSecond: (bytes * 8) / seconds, seconds, bytes, cpuSeconds };
}
