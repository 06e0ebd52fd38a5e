/**
 * Where main serves a mail as its reader sees it: by the id of a message of the outbox, or by the Message-ID of a
 * mail in the demonstration's mailbox. It comes under a policy of its own, without scripts.
 */
export function previewAddress(id: string): string {
  return `app://preview/${encodeURIComponent(id)}`;
}
