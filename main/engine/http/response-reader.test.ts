import { describe, expect, it } from 'vitest';
import type { Failure } from '../failure';
import { ResponseReader } from './response-reader';

interface Heard {
  readonly statuses: number[];
  readonly bodies: string[];
  readonly failure: Failure | null;
  readonly end: Failure | null;
}

/** Feeds a text in pieces of a given length, then closes. */
function read(text: string, pieceBytes = 1_000): Heard {
  const statuses: number[] = [];
  const bodies: string[] = [];
  let body = '';
  const reader = new ResponseReader({
    onHead: (head) => {
      statuses.push(head.status);
      return null;
    },
    onPayload: (buffer, from, to) => {
      body += Buffer.from(buffer.subarray(from, to)).toString('latin1');
    },
    onComplete: () => {
      bodies.push(body);
      body = '';
    },
  });
  const bytes = Buffer.from(text, 'latin1');
  let failure: Failure | null = null;
  for (let at = 0; at < bytes.length && failure === null; at += pieceBytes) {
    const piece = bytes.subarray(at, at + pieceBytes);
    failure = reader.feed(piece, piece.length);
  }
  return { statuses, bodies, failure, end: failure === null ? reader.end() : null };
}

const ANSWERS =
  'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello' +
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA;x=1\r\n0123456789\r\n0\r\nX: y\r\n\r\n' +
  'HTTP/1.1 204 No Content\r\n\r\n' +
  'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n';

describe('ResponseReader', () => {
  it.each([1, 2, 7, 1_000])('reads pipelined responses that arrive in pieces of %d bytes', (pieceBytes) => {
    expect(read(ANSWERS, pieceBytes)).toEqual({
      statuses: [200, 200, 204, 200],
      bodies: ['hello', 'abc0123456789', '', ''],
      failure: null,
      end: null,
    });
  });

  it.each([
    ['the greeting of SSH', 'SSH-2.0-OpenSSH_9.2\r\n', 'not an HTTP answer: SSH-2.0-OpenSSH_9.2'],
    [
      'the greeting of a mail server',
      '220 mail.example.org ESMTP\r\n',
      'not an HTTP answer: 220 mail.example.org ESMTP',
    ],
    [
      'a record of TLS',
      '\u0015\u0003\u0001\u0000\u0002\u0002F',
      'not an HTTP answer: \u0015\u0003\u0001\u0000\u0002\u0002F',
    ],
    ['another name', 'HTTPS?', 'not an HTTP answer: HTTPS?'],
    ['interim answers', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(21), 'endless interim answers'],
  ])('does not wait for the end of %s', (_, text, detail) => {
    expect(read(text).failure).toEqual({ reason: 'bad-answer', detail });
  });
  it.each(['H', 'HTTP/', 'HTTP/1.1 20', '\r\n', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(20)])(
    'waits for the rest of a response that began correctly, %#',
    (text) => {
      expect(read(text).failure).toBeNull();
      expect(read(text, 1).failure).toBeNull();
    },
  );
  it('counts the interim responses of each response separately', () => {
    const answer = `${'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(15)}HTTP/1.1 204 No Content\r\n\r\n`;
    expect(read(answer.repeat(3)).statuses).toEqual([204, 204, 204]);
  });

  it('reads a body that ends with the connection', () => {
    expect(read('HTTP/1.0 200 OK\r\n\r\nall of it').bodies).toEqual(['all of it']);
  });

  it('skips interim responses', () => {
    expect(
      read('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx').statuses,
    ).toEqual([200]);
  });

  it.each([
    ['an endless head', `HTTP/1.1 200 OK\r\nX: ${'a'.repeat(20_000)}`, 'endless head'],
    ['a page of another protocol', 'SSH-2.0-OpenSSH_9.2\r\n\r\n', 'not an HTTP answer: SSH-2.0-OpenSSH_9.2'],
    ['a broken header', 'HTTP/1.1 200 OK\r\nnonsense\r\n\r\n', 'not a header: nonsense'],
    ['a negative length', 'HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n', 'not a content length: -5'],
    [
      'a wrong chunk size',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n',
      'not a chunk size: xyz',
    ],
    [
      'a chunk longer than it said',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabcd\r\n',
      'a chunk is longer than it said',
    ],
    [
      'an endless chunk line',
      `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${'1'.repeat(5_000)}`,
      'endless line between chunks',
    ],
    [
      'an unknown transfer encoding',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n',
      'unknown transfer encoding: gzip',
    ],
  ])('refuses %s', (_, text, detail) => {
    expect(read(text).failure).toEqual({ reason: 'bad-answer', detail });
  });

  it.each(['HTTP/1.1 200 OK\r\nContent-Le', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel'])(
    'detects a truncated response',
    (text) => {
      expect(read(text).end?.reason).toBe('bad-answer');
    },
  );
});
