/**
 * What those ask who run the service: answered however much others ask, or what watches the
 * service would end it when it is busy.
 */
export const ALWAYS_ANSWERED: ReadonlySet<string> = new Set(['/health', '/ready'])
