/** What the tray icon shows, most urgent first. */
export type TrayState = 'not-recording' | 'running' | 'failing-delivery' | 'degraded' | 'paused' | 'idle';
