import { onTestFinished } from 'vitest';
import { startSmtpServer, type SmtpScript, type SmtpServer } from './smtp-server';

/** A mail server on loopback that follows a script, until the test ends. */
export async function scriptedSmtp(script: SmtpScript = {}): Promise<SmtpServer> {
  const server = await startSmtpServer({ script: () => script });
  onTestFinished(() => void server.close());
  return server;
}
