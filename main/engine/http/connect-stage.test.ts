import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { ConnectStage } from './connect-stage';
import { DIRECT } from './connection-options';
import { routeTo } from './route';

/** A connection whose progress is controlled by the test. */
function connectionTo(url: string, proxyUrl: string | null = null, hasWayOut = true) {
  const route = routeTo(new URL(url), { ...DIRECT, proxyUrl });
  const stage = new ConnectStage(route, () => ({ hasNetwork: true, hasWayOut }));
  const socket = new EventEmitter();
  stage.follow(socket as unknown as Socket);
  return { stage, socket };
}
const errorWith = (code: string): Error => Object.assign(new Error(`${code} happened`), { code });

describe('a connection that times out', () => {
  it('reports the DNS server while its name is resolved', () => {
    const { stage } = connectionTo('http://speed.example/');
    const detail = 'the name speed.example was not resolved within 5 seconds';
    expect(stage.silence('within 5 seconds')).toEqual({ reason: 'no-dns', detail });
    const { stage: alone } = connectionTo('http://speed.example/', null, false);
    expect(alone.silence('within 5 seconds')).toEqual({ reason: 'offline', detail });
  });

  it('reports an unreachable server once the name is resolved, and for an address from the start', () => {
    const { stage, socket } = connectionTo('http://speed.example:8080/');
    socket.emit('lookup', null, '192.0.2.1', 4);
    const failure = { reason: 'timeout', detail: 'no connection to speed.example:8080 in time' };
    expect(stage.silence('in time')).toEqual(failure);
    expect(connectionTo('http://192.0.2.1/').stage.silence('in time').reason).toBe('timeout');
    expect(connectionTo('http://[2001:db8::1]/').stage.silence('in time').reason).toBe('timeout');
  });

  it('reports a server that accepts the connection and then sends nothing', () => {
    const { stage, socket } = connectionTo('https://speed.example/');
    socket.emit('lookup', null, '192.0.2.1', 4);
    socket.emit('connect');
    expect(stage.silence('in time')).toEqual({
      reason: 'timeout',
      detail: 'no answer from speed.example in time',
    });
  });

  it('blames the proxy until its tunnel is open, and then the server behind it', () => {
    const { stage, socket } = connectionTo('https://speed.example/', 'http://ann:pw@proxy.example:3128');
    const silence = { reason: 'proxy', detail: 'no connection through the proxy proxy.example:3128 in time' };
    expect(stage.silence('in time')).toEqual(silence);
    socket.emit('lookup', null, '192.0.2.1', 4);
    socket.emit('connect');
    expect(stage.silence('in time')).toEqual(silence);
    expect(stage.closure()).toMatchObject({ reason: 'proxy' });
    stage.tunnelled();
    expect(stage.silence('in time').reason).toBe('timeout');
    expect(stage.closure()).toBeNull();
  });
});

describe('an error of a connection', () => {
  it('is attributed to the proxy until its tunnel is open', () => {
    const { stage } = connectionTo('https://speed.example/', 'http://proxy.example:3128');
    expect(stage.toFailure(errorWith('ECONNREFUSED'))).toEqual({
      reason: 'proxy',
      detail: 'the proxy proxy.example:3128 cannot be used: ECONNREFUSED happened',
    });
    expect(stage.toFailure(errorWith('ENOTFOUND')).reason).toBe('proxy');
    expect(stage.toFailure(errorWith('EAI_AGAIN')).reason).toBe('proxy');
    expect(stage.toFailure(errorWith('ENETUNREACH')).reason).toBe('offline');
    stage.tunnelled();
    expect(stage.toFailure(errorWith('CERT_HAS_EXPIRED')).reason).toBe('tls');
  });

  it('is attributed to this computer if it has no route out', () => {
    const { stage } = connectionTo('https://speed.example/', 'http://proxy.example:3128', false);
    expect(stage.toFailure(errorWith('EAI_AGAIN')).reason).toBe('offline');
  });

  it('is attributed to the server without a proxy, and for plain HTTP', () => {
    const { stage } = connectionTo('http://speed.example/', 'http://proxy.example:3128');
    expect(stage.toFailure(errorWith('ECONNREFUSED')).reason).toBe('refused');
    expect(stage.closure()).toBeNull();
  });
});
