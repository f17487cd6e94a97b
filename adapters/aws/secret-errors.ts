/** AWS Secrets Manager does not answer for now; asking again later may help. */
export class SecretUnavailable extends Error {
  override readonly name = 'SecretUnavailable'
}

/** The secret can't be used, and won't be until somebody changes something; one line that says what. */
export class SecretRefused extends Error {
  override readonly name = 'SecretRefused'
}

/** What AWS says, in the words of the one who has to do something about it. */
const REMEDIES: Readonly<Record<string, string>> = {
  ResourceNotFoundException:
    'there is no such secret, or it has no current version; check the ARN and its region',
  AccessDeniedException:
    'access is denied; the role of this instance needs secretsmanager:GetSecretValue on it',
  InvalidRequestException: 'it is about to be deleted; restore it, or name another',
  DecryptionFailure:
    'it can’t be decrypted; the role of this instance needs kms:Decrypt on the key of the secret',
  UnrecognizedClientException: 'AWS does not know the credentials of this process',
  InvalidClientTokenId: 'AWS does not know the credentials of this process',
  InvalidSignatureException: 'AWS refuses the signature; check the credentials and the clock',
  CredentialsProviderError:
    'this process has no credentials of AWS; give the instance a role, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
  ValidationException: 'AWS does not take this ARN',
}

/** The failure of a request for a secret: refused where only a person can help, unavailable otherwise. */
export function secretFailure(arn: string, error: unknown): SecretRefused | SecretUnavailable {
  const { name, message } = error as Error
  const remedy = REMEDIES[name]
  return remedy === undefined
    ? new SecretUnavailable(`${arn}: ${name}: ${message}`, { cause: error })
    : new SecretRefused(`${arn}: ${remedy}`, { cause: error })
}
