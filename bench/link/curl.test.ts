import { describe, expect, it } from 'vitest';
import { curlCommand, curlMebibytes, readCurl } from './curl';

describe('curl beside the engine', () => {
  it('moves some seconds of the line in whole MiB, within what the server gives', () => {
    expect(curlMebibytes(10e6, 3.3)).toBe(4);
    expect(curlMebibytes(1e3, 3)).toBe(1);
    expect(curlMebibytes(100e9, 3)).toBe(1_024);
  });

  it('asks for it once, bounded in time', () => {
    const options = { mebibytes: 4, file: '/tmp/body' };
    expect(curlCommand('http://10.0.0.2/', 'download', options).slice(4).join(' ')).toBe(
      'curl -s -o /dev/null --max-time 10 -w %{time_total} %{size_download} %{size_upload}' +
        ' http://10.0.0.2/garbage.php?ckSize=4',
    );
    const upload = curlCommand('https://localhost/', 'upload', { ...options, authority: '/tmp/ca.pem' });
    expect(upload.slice(12).join(' ')).toBe(
      '--cacert /tmp/ca.pem --http1.1 -X POST -H Expect: -T /tmp/body https://localhost/empty.php',
    );
  });

  it('is read by its own figures and the time of the shell around it', () => {
    expect(readCurl('2.000000 25000000 0', '0m0.00s 0m0.01s\n0m0.10s 1m0.30s\n', 'download')).toEqual({
      bitsPerSecond: 100e6,
      seconds: 2,
      bytes: 25_000_000,
      cpuSeconds: 60.4,
    });
    expect(readCurl('2.000000 0 25000000', '', 'upload')?.cpuSeconds).toBeNull();
  });

  it('has no figure when nothing moved', () => {
    expect(readCurl('0.001000 0 0', '', 'download')).toBeNull();
    expect(readCurl('', 'sh: curl: not found', 'upload')).toBeNull();
  });
});
