import { MINUTE_MS } from '../../../shared/durations';

/** After a start or a wake the network is not there at once: scheduled runs wait for it so long at most. */
export const NETWORK_GRACE_MS = MINUTE_MS;
