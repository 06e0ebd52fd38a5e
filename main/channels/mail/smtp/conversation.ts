import type { DeliveryResult } from '../../../core/ports';
import type { MailOrder } from '../order';
import { greetingInClear, speaksTls } from '../port-probe';
import { withEnd } from './end';
import { isOtherGreeting, resultOfFault } from './errors';
import { openSocket, readError, smtpTransport, type MailLimits } from './transport';
import { SmtpTranscript } from './transcript';

/** How a conversation with the mail server ended. */
export interface Conversation {
  readonly result: DeliveryResult;
  readonly isLoggedIn: boolean;
}

type Mail = Parameters<ReturnType<typeof smtpTransport>['sendMail']>[0];

/** What a look at the port in another way may take, in ms. */
const LOOK_MS = 10_000;

/** Hands one mail to the server of an order. `onHandOver` is called right before its final dot. */
export async function converse(
  mail: Mail,
  order: MailOrder,
  limits: MailLimits,
  { signal, onHandOver }: { readonly signal: AbortSignal; readonly onHandOver: () => void },
): Promise<Conversation> {
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
    const transport = withEnd(smtpTransport(order, limits, transcript), onHandOver);
    const { response } = await transport.sendMail({ ...mail, signal: ending });
    return { result: { kind: 'accepted', reply: response }, isLoggedIn: transcript.isLoggedIn };
  } catch (error) {
    const result = named(error, order, transcript);
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

function named(error: unknown, { settings, login }: MailOrder, transcript: SmtpTranscript): Failure {
  const { host, port } = settings;
  const fault = readError(error);
  const result = resultOfFault({
    ...fault,
    // The library has only its own words for what was ended from here.
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

/** Nobody answered as was asked, and why is not known. A port that nobody listens on needs no second look. */
function isOpenQuestion({ problem, reply }: Failure): boolean {
  return (
    problem === 'timeout' ||
    problem === 'port-without-tls' ||
    (problem === 'connection' && !/ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/.test(reply))
  );
}

/** What a port turned out to be, and what it said. */
interface PortFinding {
  readonly problem: 'port-without-tls' | 'port-needs-tls' | 'not-a-mail-server';
  readonly reply: string;
}

/** Looks whether the port speaks in the other way (TLS from the first byte, or not); null where it cannot be told. */
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
