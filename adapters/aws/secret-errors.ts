import { failureReason } from './failure-reason.ts'

/** AWS Secrets Manager does not answer for now; asking again later may help. */
export class SecretUnavailable extends Error {
  override readonly name = 'SecretUnavailable'
}

/** The secret can't be used, and won't be until somebody changes something; one line that says what. */
export class SecretRefused extends Error {
  override readonly name = 'SecretRefused'
}

const DECRYPTION =
  'it can’t be decrypted; the role of this instance needs kms:Decrypt on the key of the secret'
const UNKNOWN_CREDENTIALS = 'AWS does not know the credentials of this process'
const SIGNATURE = 'AWS refuses the signature; check the credentials and the clock'

/** What AWS says, in the words of the one who has to do something about it. */
const REMEDIES: Readonly<Record<string, string>> = {
  ResourceNotFoundException:
    'there is no such secret, or it has no current version; check the ARN and its region',
  AccessDeniedException:
    'access is denied; the role of this instance needs secretsmanager:GetSecretValue on it',
  InvalidRequestException: 'it is about to be deleted; restore it, or name another',
  DecryptionFailure: DECRYPTION,
  UnrecognizedClientException: UNKNOWN_CREDENTIALS,
  InvalidClientTokenId: UNKNOWN_CREDENTIALS,
  InvalidSignatureException: SIGNATURE,
  SignatureDoesNotMatch: SIGNATURE,
  CredentialsProviderError:
    'this process has no credentials of AWS; give the instance a role, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
  ValidationException: 'AWS does not take this ARN',
}

/**
 * The failure of a request for a secret: refused where only a person can help, unavailable otherwise.
 * The SDK's own error is not kept as the cause: a log would show all that {@link failureReason} hides.
 */
export function secretFailure(arn: string, error: unknown): SecretRefused | SecretUnavailable {
  const remedy = remedyOf(error as Error)
  return remedy === undefined
    ? new SecretUnavailable(`${arn}: ${failureReason(error)}`)
    : new SecretRefused(`${arn}: ${remedy}`)
}

function remedyOf({ name, message }: Error): string | undefined {
  // A key that may not be used is told under the name that a secret has which may not be read.
  if (name === 'AccessDeniedException' && /kms/i.test(message)) return DECRYPTION
  return REMEDIES[name]
}
