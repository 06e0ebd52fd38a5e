/** An address of this computer to measure from. */
export interface LocalAddress {
  readonly interfaceName: string;
  readonly address: string;
  readonly ipVersion: 4 | 6;
}
