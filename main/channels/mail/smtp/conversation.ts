import type { DeliveryResult } from '../../../core/ports';
import type { MailOrder } from '../order';
import { greetingInClear, speaksTls } from '../port-probe';
import { withEnd } from './end';
import { isOtherGreeting, resultOfFault } from './errors';
import { openSocket } from './open-socket';
import type { MailLimits, ReadFault, smtpTransport } from './transport';
import { SmtpTranscript } from './transcript';

/** The result of a conversation with the mail server. */
export interface Conversation {
  readonly result: DeliveryResult;
  readonly isLoggedIn: boolean;
}

type Mail = Parameters<ReturnType<typeof smtpTransport>['sendMail']>[0];

/** Time limit of the port test, in ms. */
const LOOK_MS = 10_000;

/** Sends one mail to the server of an order. `onHandOver` is called right before its final dot. */
export async function converse(
  mail: Mail,
  order: MailOrder,
  limits: MailLimits,
  { signal, onHandOver }: { readonly signal: AbortSignal; readonly onHandOver: () => void },
): Promise<Conversation> {
  // The library is large, and most starts send no mail.
  const library = await import('./transport');
  const giveUp = new AbortController();
  const ending = AbortSignal.any([signal, giveUp.signal]);
  const handOver = setTimeout(() => giveUp.abort(), limits.handOverMs);
  const transcript = new SmtpTranscript(() => clearTimeout(handOver));
  let look: Promise<PortFinding | null> | null = null;
  const lookOnce = () => (look ??= lookAtPort(order, ending));
  const silence = setTimeout(() => {
    if (!transcript.hasSpoken) void lookOnce().then((found) => found !== null && giveUp.abort());
  }, limits.silenceMs);
  try {
    const transport = withEnd(library.smtpTransport(order, limits, transcript), onHandOver);
    const { response } = await transport.sendMail({ ...mail, signal: ending });
    return { result: { kind: 'accepted', reply: response }, isLoggedIn: transcript.isLoggedIn };
  } catch (error) {
    const result = named(library.readError(error), order, transcript);
    const isSilent = !transcript.hasSpoken && !signal.aborted && isOpenQuestion(result);
    const found = isSilent ? await lookOnce() : null;
    return {
      result: found === null ? result : { ...result, kind: 'blocked', ...found },
      isLoggedIn: transcript.isLoggedIn,
    };
  } finally {
    clearTimeout(handOver);
    clearTimeout(silence);
    giveUp.abort();
  }
}

type Failure = Exclude<DeliveryResult, { kind: 'accepted' }>;

function named(fault: ReadFault, { settings, login }: MailOrder, transcript: SmtpTranscript): Failure {
  const { host, port } = settings;
  const result = resultOfFault({
    ...fault,
    // The library has only its own text for an abort from here.
    reply: fault.code === 'EABORT' ? `no answer from ${host}:${port} in time` : fault.reply,
    phase: transcript.phase,
    login: transcript.loginState(login.kind !== 'none'),
    isTlsFirst: settings.security === 'implicit-tls',
    isHandedOver: transcript.isHandedOver,
  });
  const isLogin = result.problem === 'authentication' || result.problem === 'login-method';
  const usable = login.kind === 'token' ? ['XOAUTH2'] : ['PLAIN', 'LOGIN', 'CRAM-MD5'];
  const { offers } = transcript;
  if (!isLogin || offers.length === 0 || offers.some((method) => usable.includes(method))) return result;
  return { ...result, problem: 'login-method', reply: `AUTH ${offers.join(' ')}; ${result.reply}` };
}

/**
 * Whether the cause of a failed connection is unknown, so that the port is tested. A refused connection needs no
 * test.
 */
function isOpenQuestion({ problem, reply }: Failure): boolean {
  return (
    problem === 'timeout' ||
    problem === 'port-without-tls' ||
    (problem === 'connection' && !/ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/.test(reply))
  );
}

/** The result of a port test, and the first line of the server. */
interface PortFinding {
  readonly problem: 'port-without-tls' | 'port-needs-tls' | 'not-a-mail-server';
  readonly reply: string;
}

/** Tests whether the port uses the other mode (TLS from the first byte, or not); null if that is unknown. */
async function lookAtPort(
  { settings, proxyUrl }: MailOrder,
  signal: AbortSignal,
): Promise<PortFinding | null> {
  const { host, port, security } = settings;
  const within = AbortSignal.any([signal, AbortSignal.timeout(LOOK_MS)]);
  const open = () => openSocket({ host, port, proxyUrl }, within);
  if (security !== 'implicit-tls') {
    const reply = `${host}:${port} speaks TLS from the first byte`;
    return (await speaksTls(open, within)) ? { problem: 'port-needs-tls', reply } : null;
  }
  const reply = await greetingInClear(open, within);
  if (reply === null) return null;
  if (isOtherGreeting(reply)) return { problem: 'not-a-mail-server', reply };
  return /^220(?:[ -]|$)/.test(reply) ? { problem: 'port-without-tls', reply } : null;
}
