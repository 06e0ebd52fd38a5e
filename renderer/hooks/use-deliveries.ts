import { bridge } from '../bridge';
import type { DeliveryPage, DeliveryQuery } from '../../shared/messages/delivery-answers';
import { useAnswer, type Answer } from './use-answer';
import { useEvent } from './use-event';

/** A page of the delivery log, read again whenever it changes. */
export function useDeliveries(query: DeliveryQuery): {
  readonly answer: Answer<DeliveryPage>;
  readonly again: () => void;
} {
  const deliveries = useAnswer(JSON.stringify(query), () => bridge.deliveryRead(query));
  useEvent('onDeliveryChanged', deliveries.again);
  return deliveries;
}
