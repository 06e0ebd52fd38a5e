import type { Texts } from '../../../../shared/texts/i18n';
import type { LocalAddress } from '../../../../shared/local-address';
import type { MeasuringSettings } from '../../../../shared/settings';

type Connection = MeasuringSettings['connection'];

/** One address to measure from; empty leaves it to the system. */
export interface AddressChoice {
  readonly value: string;
  readonly label: string;
}

/**
 * The addresses to choose from: those of the IP version that is set. The one that is stored stays in the list,
 * with a word about it, when it is not on this computer now or of the other version.
 */
export function addressChoices(
  addresses: readonly LocalAddress[],
  { ipVersion, localAddress }: Pick<Connection, 'ipVersion' | 'localAddress'>,
  texts: Texts,
): readonly AddressChoice[] {
  const wanted = ipVersion === 'ipv4' ? 4 : ipVersion === 'ipv6' ? 6 : null;
  const choices = addresses
    .filter((entry) => wanted === null || entry.ipVersion === wanted)
    .map(({ address, interfaceName }) => ({ value: address, label: `${interfaceName} · ${address}` }));
  const all = [{ value: '', label: texts('settings:connection.anyAddress') }, ...choices];
  if (all.some(({ value }) => value === localAddress)) return all;
  const isHere = addresses.some(({ address }) => address === localAddress);
  const label = texts(isHere ? 'settings:connection.otherVersion' : 'settings:connection.awayAddress', {
    address: localAddress,
  });
  return [...all, { value: localAddress, label }];
}
