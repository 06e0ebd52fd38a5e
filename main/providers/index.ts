import type { ProviderKind } from '../../shared/providers';
import type { Provider } from './provider';

/** Every provider that Linewatch can measure with. A measurement loads the one that it uses, which saves memory. */
export const providers = {
  librespeed: async () => (await import('./librespeed/provider')).librespeed,
  cloudflare: async () => (await import('./cloudflare/provider')).cloudflare,
  ndt7: async () => (await import('./ndt7/provider')).ndt7,
  nq: async () => (await import('./nq/provider')).nq,
  ookla: async () => (await import('./ookla/provider')).ookla,
} satisfies Record<ProviderKind, () => Promise<Provider>>;
