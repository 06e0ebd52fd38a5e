import type { ProviderKind } from '../../shared/providers';
import type { Provider } from './provider';

/** Every provider that Linewatch can measure with. A measurement loads the one that it uses, which saves memory. */
export const providers = {
  librespeed: async () => (await import('./librespeed')).librespeed,
  cloudflare: async () => (await import('./cloudflare')).cloudflare,
  ndt7: async () => (await import('./ndt7')).ndt7,
  nq: async () => (await import('./nq')).nq,
  ookla: async () => (await import('./ookla')).ookla,
} satisfies Record<ProviderKind, () => Promise<Provider>>;
