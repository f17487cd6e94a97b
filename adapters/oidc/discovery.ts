import { z } from 'zod'

const metadataSchema = z.object({ issuer: z.string(), jwks_uri: z.url() })

/**
 * Where an identity provider publishes its keys (OpenID Connect Discovery 1.0, section 4).
 *
 * @throws an error when the provider does not answer in time, or does not speak of itself
 */
export async function jwksUrlOf(issuer: string, timeoutMs: number): Promise<URL> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const response = await fetch(address, {
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  })
  if (!response.ok) throw new Error(`the discovery document is answered with ${response.status}`)
  const metadata = metadataSchema.parse(await response.json())
  if (metadata.issuer !== issuer) throw new Error('the discovery document is of another issuer')
  return new URL(metadata.jwks_uri)
}
