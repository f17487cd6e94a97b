import { Layer } from 'effect'
import { randomTokenIssuer } from '../adapters/system/random-token-issuer.ts'
import { systemClock } from '../adapters/system/system-clock.ts'
import { uuidIdentifiers } from '../adapters/system/uuid-identifiers.ts'
import { AccessControl, Clock, Identifiers, Tokens } from '../application/ports.ts'

/** The ports that need no storage. */
export function systemPorts(accessControl: 'on' | 'off') {
  return Layer.mergeAll(
    Layer.succeed(Tokens, randomTokenIssuer),
    Layer.succeed(Identifiers, uuidIdentifiers),
    Layer.succeed(Clock, systemClock),
    Layer.succeed(AccessControl, accessControl),
  )
}
