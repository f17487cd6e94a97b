import { alarmPolicies } from './alarms.ts'
import { encryptionPolicies } from './encryption.ts'
import { figurePolicies } from './figures.ts'
import { instancePolicies } from './instances.ts'
import { networkPolicies } from './network.ts'
import type { Policy } from './policy.ts'
import { productionPolicies } from './production.ts'
import { rightsPolicies } from './rights.ts'

/** Every promise about what Terraform makes. */
export const policies: readonly Policy[] = [
  ...networkPolicies,
  ...encryptionPolicies,
  ...rightsPolicies,
  ...alarmPolicies,
  ...figurePolicies,
  ...instancePolicies,
  ...productionPolicies,
]
