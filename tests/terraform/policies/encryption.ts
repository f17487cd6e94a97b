import { at, type Evaluated, listOf } from '../evaluated.ts'
import { documentsIn, statementsOf } from './documents.ts'
import { differences, ofEach, type Policy } from './policy.ts'

/** What lies somewhere, or travels, is encrypted. */
export const encryptionPolicies: readonly Policy[] = [
  {
    title: 'databases are encrypted, under a key of their own',
    faults: (evaluated) =>
      ofEach(evaluated.ofType('aws_db_instance'), function* ({ values }) {
        yield* differences(values, { storage_encrypted: true })
        if (!values['kms_key_id']) yield 'has no kms_key_id'
        if (values['performance_insights_enabled'] && !values['performance_insights_kms_key_id'])
          yield 'has no performance_insights_kms_key_id'
      }),
  },
  {
    title: 'databases are spoken to over TLS alone',
    faults: (evaluated) =>
      ofEach(evaluated.ofType('aws_db_parameter_group'), function* ({ values }) {
        const secure = listOf(values['parameter']).find(
          (one) => at(one, 'name') === 'require_secure_transport',
        )
        if (at(secure, 'value') !== '1') yield 'has no require_secure_transport = 1'
      }),
  },
  {
    title: 'log groups are encrypted and forget',
    faults: (evaluated) =>
      ofEach(evaluated.ofType('aws_cloudwatch_log_group'), function* ({ values }) {
        if (!values['kms_key_id']) yield 'has no kms_key_id'
        if (!values['retention_in_days']) yield 'keeps everything for ever'
      }),
  },
  {
    title: 'topics are encrypted, under a key that admits CloudWatch',
    faults: (evaluated) =>
      ofEach(evaluated.ofType('aws_sns_topic'), function* ({ values }) {
        const key = values['kms_master_key_id']
        if (!key) yield 'has no kms_master_key_id'
        else if (String(key).startsWith('alias/aws/'))
          yield 'has the key of AWS, under which alarms are lost'
        else if (
          !keyAdmits(evaluated, 'cloudwatch.amazonaws.com', ['kms:Decrypt', 'kms:GenerateDataKey'])
        )
          yield 'has a key that keeps CloudWatch out'
      }),
  },
  {
    title: 'buckets are encrypted, closed, and spoken to over TLS alone',
    faults: (evaluated) =>
      ofEach(evaluated.ofType('aws_s3_bucket'), function* ({ values }) {
        const of = (type: string) =>
          evaluated.ofType(type).filter((one) => one.values['bucket'] === values['id'])
        const encryption = of('aws_s3_bucket_server_side_encryption_configuration')[0]?.values
        const algorithm = at(
          encryption,
          'rule',
          0,
          'apply_server_side_encryption_by_default',
          0,
          'sse_algorithm',
        )
        if (algorithm !== 'AES256' && algorithm !== 'aws:kms') yield 'is not encrypted'
        const access = of('aws_s3_bucket_public_access_block')[0]?.values ?? {}
        yield* differences(access, {
          block_public_acls: true,
          block_public_policy: true,
          ignore_public_acls: true,
          restrict_public_buckets: true,
        })
        const statements = of('aws_s3_bucket_policy').flatMap(documentsIn).flatMap(statementsOf)
        const refusal = statements.find(
          (one) =>
            one.effect === 'Deny' && at(one.condition, 'Bool', 'aws:SecureTransport') === 'false',
        )
        if (refusal === undefined) yield 'may be spoken to without TLS'
      }),
  },
  {
    title: 'images are encrypted, scanned, and never replaced',
    faults: (evaluated) =>
      ofEach(evaluated.ofType('aws_ecr_repository'), function* ({ values }) {
        yield* differences(values, { image_tag_mutability: 'IMMUTABLE' })
        if (at(values, 'encryption_configuration', 0, 'encryption_type') !== 'KMS')
          yield 'is not encrypted with KMS'
        if (at(values, 'image_scanning_configuration', 0, 'scan_on_push') !== true)
          yield 'scans nothing'
      }),
  },
  {
    title: 'disks of instances are encrypted',
    faults: (evaluated) =>
      ofEach(evaluated.ofType('aws_launch_template'), function* ({ values }) {
        const disks = listOf(values['block_device_mappings'])
        if (disks.length === 0) yield 'leaves the disk as the image has it'
        for (const disk of disks)
          if (String(at(disk, 'ebs', 0, 'encrypted')) !== 'true')
            yield `${at(disk, 'device_name')} is not encrypted`
      }),
  },
  {
    title: 'keys are rotated every year, and can be saved for 30 days',
    faults: (evaluated) =>
      ofEach(evaluated.ofType('aws_kms_key'), ({ values }) =>
        differences(values, { enable_key_rotation: true, deletion_window_in_days: 30 }),
      ),
  },
  {
    title: 'no password is in the plan or the state',
    faults: (evaluated) =>
      [
        ...evaluated.ofType('aws_db_instance'),
        ...evaluated.ofType('aws_secretsmanager_secret_version'),
      ].flatMap(({ address, values }) =>
        ['password', 'password_wo', 'secret_string', 'secret_string_wo', 'secret_binary']
          .filter(
            (name) =>
              typeof values[name] === 'string' && values[name] !== '' && !isInvented(values[name]),
          )
          .map((name) => `${address}: ${name} is written down`),
      ),
  },
  {
    title: 'HTTPS is TLS 1.2 or 1.3, and HTTP leads there',
    faults: (evaluated) => {
      const listeners = evaluated.ofType('aws_lb_listener')
      const secure = listeners.some(({ values }) => values['protocol'] === 'HTTPS')
      return ofEach(listeners, function* ({ values }) {
        if (values['protocol'] === 'HTTPS') {
          if (!/^ELBSecurityPolicy-TLS13-1-[23]-/.test(String(values['ssl_policy'])))
            yield `ssl_policy is ${values['ssl_policy']}`
        } else if (secure && at(values, 'default_action', 0, 'redirect', 0, 'protocol') !== 'HTTPS')
          yield 'answers without TLS though there is a certificate'
      })
    },
  },
]

/** Terraform's mock makes eight letters and digits up for what AWS would compute. */
function isInvented(value: unknown): boolean {
  return /^[a-z0-9]{8}$/.test(String(value))
}

function keyAdmits(evaluated: Evaluated, service: string, actions: readonly string[]): boolean {
  const statements = evaluated.ofType('aws_kms_key').flatMap(documentsIn).flatMap(statementsOf)
  const admitted = statements
    .filter(
      (one) => one.effect === 'Allow' && listOf(at(one.principal, 'Service')).includes(service),
    )
    .flatMap((one) => one.actions)
  return actions.every((action) => admitted.includes(action))
}
