import { describe, expect, it } from 'vitest';
import { parseUploadHead, UploadRequests } from './upload-requests';

const post = (body: string, more = ''): string =>
  `POST /empty.php?r=1 HTTP/1.1\r\nHost: line\r\n${more}Content-Length: ${String(body.length)}\r\n\r\n${body}`;

const fed = (...parts: readonly string[]) => {
  const requests = new UploadRequests((path) => path === '/empty.php');
  return parts.map((part) => requests.feed(Buffer.from(part)));
};

describe('UploadRequests', () => {
  it('counts pipelined uploads', () => {
    expect(fed(post('abc') + post('') + post('0123456789'))).toEqual([
      { completed: 3, expectsContinue: false, isUpload: true },
    ]);
  });

  it('parses them however the bytes are split', () => {
    const answers = fed(...(post('abc') + post('defg')));
    expect(answers.map(({ completed }) => completed).reduce((sum, one) => sum + one)).toBe(2);
    expect(answers.every(({ isUpload }) => isUpload)).toBe(true);
  });

  it('reports a body that waits for 100 Continue', () => {
    const whole = post('abc', 'Expect: 100-continue\r\n');
    expect(fed(whole.slice(0, -3), 'abc')).toEqual([
      { completed: 0, expectsContinue: true, isUpload: true },
      { completed: 1, expectsContinue: false, isUpload: true },
    ]);
  });

  it.each([
    ['another method', 'GET /empty.php HTTP/1.1\r\n\r\n'],
    ['another path', 'POST /other HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc'],
    ['a body of unknown length', 'POST /empty.php HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n'],
    ['two lengths', 'POST /empty.php HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc'],
    ['no HTTP', 'abc\r\n\r\n'],
  ])('stops at %s', (_, request) => {
    expect(fed(post('abc') + request)).toEqual([{ completed: 1, expectsContinue: false, isUpload: false }]);
  });

  it('limits the size of a head', () => {
    const answers = fed('POST /empty.php HTTP/1.1\r\n', 'X: y\r\n'.repeat(3_000));
    expect(answers.map(({ isUpload }) => isUpload)).toEqual([true, false]);
  });
});

describe('parseUploadHead', () => {
  it('rejects connections that ask to be closed', () => {
    const head = 'POST /empty.php HTTP/1.1\r\nContent-Length: 3\r\nConnection: close\r\n\r\n';
    expect(parseUploadHead(head)).toBeNull();
  });
});
