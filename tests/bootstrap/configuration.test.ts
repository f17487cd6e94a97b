import { describe, expect, test } from 'vitest'
import { readConfiguration } from '../../bootstrap/configuration.ts'
import { BadVariable } from '../../bootstrap/variable.ts'

/** Why this environment is refused. */
function refusalOf(environment: NodeJS.ProcessEnv): string {
  try {
    readConfiguration(environment)
  } catch (error) {
    if (error instanceof BadVariable) return error.message
    throw error
  }
  return 'it is not'
}

describe('a configuration', () => {
  test('of nothing is that of a demonstration: in memory, on this machine alone', () => {
    expect(readConfiguration({})).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      storage: { kind: 'memory' },
      metricsPort: undefined,
      tracing: undefined,
      aws: { databaseSecretArn: undefined, cloudWatch: undefined },
    })
  })

  test.each([
    ['PORT', '80a', '"80a" is not allowed; allowed: a port from 1 to 65535, or 0 for a free one'],
    [
      'PORT',
      '70000',
      '"70000" is not allowed; allowed: a port from 1 to 65535, or 0 for a free one',
    ],
    ['PORT', '', '"" is not allowed; allowed: a port from 1 to 65535, or 0 for a free one'],
    ['STORAGE', 'disk', '"disk" is not allowed; allowed: memory or mysql'],
    [
      'STORAGE',
      'mysql',
      'is missing; STORAGE=mysql needs mysql://user:password@host:3306/database, with ?tls=on or ?tls=rds',
      'DATABASE_URL',
    ],
    [
      'DATABASE_URL',
      'mysql://me:secret@host',
      'its value is not allowed; allowed: mysql://user:password@host:3306/database, with ?tls=on or ?tls=rds',
    ],
    [
      'WORKERS',
      '4',
      '"4" is not allowed; allowed: 1 with STORAGE=memory, since several processes need a database to share',
    ],
    [
      'DATABASE_URL',
      'mysql://me:secret@host/slots',
      'its value is not allowed; allowed: empty with STORAGE=memory; set STORAGE=mysql to use it',
    ],
    [
      'DB_SECRET_ARN',
      'slots',
      '"slots" is not allowed; allowed: empty, or the ARN of a secret such as arn:aws:secretsmanager:eu-central-1:123456789012:secret:slots-AbCdEf',
    ],
    [
      'DB_SECRET_ARN',
      'arn:aws:secretsmanager:eu-central-1:123456789012:secret:slots-AbCdEf',
      '"arn:aws:secretsmanager:eu-central-1:123456789012:secret:slots-AbCdEf" is not allowed; allowed: empty with STORAGE=memory; set STORAGE=mysql to use it',
    ],
    [
      'AWS_REGION',
      'Frankfurt',
      '"Frankfurt" is not allowed; allowed: empty, or a region such as eu-central-1',
    ],
    [
      'AWS_ENDPOINT_URL',
      'localhost',
      '"localhost" is not allowed; allowed: empty, or an address such as http://127.0.0.1:4566',
    ],
    [
      'CLOUDWATCH_NAMESPACE',
      'AWS/EC2',
      '"AWS/EC2" is not allowed; allowed: empty, or a namespace such as MeetingSlotService/production',
    ],
    [
      'METRICS_PORT',
      'yes',
      '"yes" is not allowed; allowed: empty, or another port than PORT from 1 to 65535, or 0 for a free one',
    ],
    ['CLOUDWATCH_NAMESPACE', 'Slots', 'is missing; CLOUDWATCH_NAMESPACE needs one', 'AWS_REGION'],
    ['DRAIN_SECONDS', '-1', '"-1" is not allowed; allowed: a number from 0 to 300'],
    ['WORKERS', '0', '"0" is not allowed; allowed: a number from 1 to 64'],
    ['TRUSTED_PROXIES', '11', '"11" is not allowed; allowed: a number from 0 to 10'],
    ['RATE_LIMIT', '0', '"0" is not allowed; allowed: off, or a number from 0.1 to 1000'],
    ['RATE_LIMIT', 'on', '"on" is not allowed; allowed: off, or a number from 0.1 to 1000'],
    ['RETENTION_DAYS', '0', '"0" is not allowed; allowed: off, or a number of days from 1 to 3650'],
    [
      'RETENTION_DAYS',
      '3651',
      '"3651" is not allowed; allowed: off, or a number of days from 1 to 3650',
    ],
    ['ACCESS_CONTROL', 'yes', '"yes" is not allowed; allowed: on or off'],
    ['ANONYMOUS_EVENTS', 'no', '"no" is not allowed; allowed: on or off'],
    [
      'OIDC_ISSUER',
      'http://login.example.com',
      '"http://login.example.com" is not allowed; allowed: empty, or an address such as https://login.example.com, with https unless on this machine',
    ],
    [
      'OIDC_ISSUER',
      'https://login.example.com',
      'is missing; OIDC_ISSUER needs what it calls this service',
      'OIDC_AUDIENCE',
    ],
    [
      'OIDC_AUDIENCE',
      'slots',
      'is missing; OIDC_AUDIENCE and OIDC_JWKS_URL need it',
      'OIDC_ISSUER',
    ],
    [
      'ADMIN_KEY',
      'msk_secret',
      'its value is not allowed; allowed: empty, or an API key as "npm run keys -- create" makes it',
    ],
    [
      'BASE_PATH',
      'slots/',
      '"slots/" is not allowed; allowed: empty, or a path such as /slots, without a slash at its end',
    ],
    [
      'CORS_ORIGINS',
      '*',
      '"*" is not allowed; allowed: origins such as https://example.com, separated by commas',
    ],
    [
      'LOG_LEVEL',
      'loud',
      '"loud" is not allowed; allowed: fatal, error, warn, info, debug, trace, silent',
    ],
    [
      'WEBHOOK_NETWORKS',
      '10.0.0.0/8, 10.0.0.1',
      '"10.0.0.0/8, 10.0.0.1" is not allowed; allowed: networks such as 10.0.0.0/8 or fd00::/8, separated by commas',
    ],
    ['HOST', 'http://x', '"http://x" is not allowed; allowed: a host name or an IP address'],
    [
      'OTEL_EXPORTER_OTLP_ENDPOINT',
      'localhost:4318',
      '"localhost:4318" is not allowed; allowed: empty, or an address such as http://127.0.0.1:4318',
    ],
    [
      'OTEL_TRACES_SAMPLER',
      'sometimes',
      '"sometimes" is not allowed; allowed: parentbased_always_on, parentbased_always_off, parentbased_traceidratio',
    ],
    ['OTEL_TRACES_SAMPLER_ARG', '2', '"2" is not allowed; allowed: a share from 0 to 1'],
    [
      'OTEL_EXPORTER_OTLP_PROTOCOL',
      'grpc',
      '"grpc" is not allowed; allowed: http/protobuf or http/json',
    ],
  ])('with %s=%s is refused, and says what is allowed', (name, value, reason, blamed = name) => {
    const refusal = refusalOf({ [name]: value })
    expect(refusal).toBe(`${blamed}: ${reason}`)
    expect(refusal).not.toContain('\n')
  })

  test('with credentials in both DATABASE_URL and DB_SECRET_ARN is refused without showing them', () => {
    expect(
      refusalOf({
        STORAGE: 'mysql',
        DATABASE_URL: 'mysql://me:secret@host/slots',
        DB_SECRET_ARN: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:slots-AbCdEf',
      }),
    ).toBe(
      'DATABASE_URL: its value is not allowed; allowed: mysql://host:3306/database, as user and password are in DB_SECRET_ARN',
    )
  })

  test('with metrics on the port of the service is refused', () => {
    expect(refusalOf({ PORT: '8081', METRICS_PORT: '8081' })).toBe(
      'METRICS_PORT: "8081" is not allowed; allowed: empty, or another port than PORT from 1 to 65535, or 0 for a free one',
    )
  })
})
