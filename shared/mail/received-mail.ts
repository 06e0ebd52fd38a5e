/** Mail that arrived in the demonstration's mailbox, as the server received it. */
export interface ReceivedMail {
  readonly messageId: string;
  readonly subject: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly receivedAt: number;
  readonly html: string;
  readonly text: string;
}
