/**
 * What a window asks for before anything else: it loads while the services are built, and this is answered once its
 * other requests can be.
 */
export const DOOR_OPENED = 'door:opened';
