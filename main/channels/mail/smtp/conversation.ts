import type { DeliveryResult } from '../../../core/ports';
import type { MailOrder } from '../order';
import { greetsInClear, speaksTls } from '../port-probe';
import { withEnd } from './end';
import { resultOfFault } from './errors';
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
  let look: Promise<boolean> | null = null;
  const lookOnce = () => (look ??= isOtherwise(order, ending));
  const silence = setTimeout(() => {
    if (!transcript.hasSpoken) void lookOnce().then((isFound) => isFound && giveUp.abort());
  }, limits.silenceMs);
  try {
    const transport = withEnd(smtpTransport(order, limits, transcript), onHandOver);
    const { response } = await transport.sendMail({ ...mail, signal: ending });
    return { result: { kind: 'accepted', reply: response }, isLoggedIn: transcript.isLoggedIn };
  } catch (error) {
    const result = named(error, order, transcript);
    const isSilent = !transcript.hasSpoken && !signal.aborted && isOpenQuestion(result);
    const isWrongWay = isSilent && (await lookOnce());
    return {
      result: isWrongWay ? { ...result, kind: 'blocked', problem: wrongWay(order) } : result,
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
  const result = resultOfFault({
    ...readError(error),
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

/** Nobody answered, and why is not known. A port that nobody listens on needs no second look. */
function isOpenQuestion({ problem, reply }: Failure): boolean {
  return (
    problem === 'timeout' ||
    (problem === 'connection' && !/ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/.test(reply))
  );
}

/** Whether the port wants to be spoken to in the other way: TLS from the first byte, or not. */
function isOtherwise({ settings, proxyUrl }: MailOrder, signal: AbortSignal): Promise<boolean> {
  const { host, port, security } = settings;
  const within = AbortSignal.any([signal, AbortSignal.timeout(LOOK_MS)]);
  const open = () => openSocket({ host, port, proxyUrl }, within);
  return security === 'implicit-tls' ? greetsInClear(open, /^220[ -]/, within) : speaksTls(open, within);
}

function wrongWay({ settings }: MailOrder): 'port-without-tls' | 'port-needs-tls' {
  return settings.security === 'implicit-tls' ? 'port-without-tls' : 'port-needs-tls';
}
