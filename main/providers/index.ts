import type { ProviderKind } from '../../shared/providers';
import { librespeed } from './librespeed';
import type { Provider } from './provider';

/** Every provider that Linewatch can measure with. */
export const providers = { librespeed } satisfies Partial<Record<ProviderKind, Provider>>;
