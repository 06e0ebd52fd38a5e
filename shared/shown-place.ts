/** Where tray, notifications and keys lead in the window. */
export interface ShownPlace {
  readonly page: 'dashboard' | 'history' | 'settings' | 'delivery' | 'mailbox';
  /** The run whose drawer is to be open there. */
  readonly runId?: string;
}
