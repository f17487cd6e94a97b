import { once } from 'node:events'
import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http'
import { createServer } from 'node:net'
import { describe, expect, inject, test } from 'vitest'
import { exampleEvent } from '../http/example-event.ts'
import { hasServer } from '../mysql/test-database.ts'
import { ServiceProcess } from './service-process.ts'

describe('starting', () => {
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
  ])('with %s=%s is refused in one line', async (name, value, reason, blamed = name) => {
    const ended = await new ServiceProcess({ PORT: '0', [name]: value }).ended()
    expect(ended).toEqual({ code: 1, stdout: '', stderr: `${blamed}: ${reason}\n` })
  })

  test('with credentials in both DATABASE_URL and DB_SECRET_ARN is refused in one line', async () => {
    const ended = await new ServiceProcess({
      PORT: '0',
      STORAGE: 'mysql',
      DATABASE_URL: 'mysql://me:secret@host/slots',
      DB_SECRET_ARN: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:slots-AbCdEf',
    }).ended()
    expect(ended).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'DATABASE_URL: its value is not allowed; allowed: mysql://host:3306/database, as user and password are in DB_SECRET_ARN\n',
    })
  })

  test.skipIf(!hasServer)(
    'on a port that is taken is refused in one line for all workers',
    async () => {
      const other = createServer().listen(0, '127.0.0.1')
      await once(other, 'listening')
      const { port } = other.address() as { port: number }
      const ended = await new ServiceProcess({
        PORT: String(port),
        WORKERS: '3',
        STORAGE: 'mysql',
        DATABASE_URL: `${inject('databaseUrl')}/never_asked`,
      }).ended()
      other.close()
      expect(ended).toMatchObject({
        code: 1,
        stderr: `HOST, PORT: can't listen on 127.0.0.1, port ${port}: address already in use\n`,
      })
    },
  )

  test.each<[string, Record<string, string>]>([
    ['one process', {}],
    [
      'workers',
      { WORKERS: '3', STORAGE: 'mysql', DATABASE_URL: 'mysql://never:asked@127.0.0.1/db' },
    ],
  ])('with metrics of %s on a port that is taken is refused in one line', async (_of, more) => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as { port: number }
    const ended = await new ServiceProcess({
      PORT: '0',
      METRICS_PORT: String(port),
      ...more,
    }).ended()
    other.close()
    expect(ended).toEqual({
      code: 1,
      stdout: '',
      stderr: `HOST, METRICS_PORT: can't listen on 127.0.0.1, port ${port}: address already in use\n`,
    })
  })

  test('with metrics on the port of the service is refused in one line', async () => {
    const ended = await new ServiceProcess({ PORT: '8081', METRICS_PORT: '8081' }).ended()
    expect(ended).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'METRICS_PORT: "8081" is not allowed; allowed: empty, or another port than PORT from 1 to 65535, or 0 for a free one\n',
    })
  })

  test('on a port that is taken is refused in one line', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as { port: number }
    const ended = await new ServiceProcess({ PORT: String(port) }).ended()
    other.close()
    expect(ended).toMatchObject({
      code: 1,
      stderr: `HOST, PORT: can't listen on 127.0.0.1, port ${port}: address already in use\n`,
    })
  })
})

describe('stopping on SIGTERM', () => {
  test('finishes what is in flight, turns new callers away, and ends well', async () => {
    const service = new ServiceProcess({ PORT: '0', METRICS_PORT: '0' })
    const url = await service.url()
    const [, metricsPort] = await service.printed(/"port":(\d+),"msg":"metrics/)
    const idle = new Agent({ keepAlive: true })
    await answerTo(request(`${url}/health`, { agent: idle }).end())

    // The body is on its way when the signal comes: half of it is sent, and then the rest.
    const body = JSON.stringify(exampleEvent)
    const slow = request(`${url}/events`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) },
    })
    slow.write(body.slice(0, 20))
    const arrived = request(`${url}/health`).end()
    await answerTo(arrived)
    service.signal('SIGTERM')
    await refusesConnections(url)
    // Asking again, in whatever way, takes nothing from what is in flight.
    service.signal('SIGINT')
    service.signal('SIGTERM')
    // Who measures sees it to its end.
    const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
    expect(metrics).toMatch(/^http_requests_in_flight 1$/m)
    slow.end(body.slice(20))

    const answer = await answerTo(slow)
    expect(answer.statusCode).toBe(201)
    expect(answer.headers.connection).toBe('close')
    const { code, stdout, stderr } = await service.ended()
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ msg: 'stopped' })
    idle.destroy()
  })
})

async function answerTo(sent: ClientRequest): Promise<IncomingMessage> {
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  answer.resume()
  await once(answer, 'end')
  return answer
}

/** Waits until nobody listens any more. */
async function refusesConnections(url: string): Promise<void> {
  for (;;) {
    const attempt = request(`${url}/health`, { agent: false }).end()
    const outcome = await Promise.race([
      answerTo(attempt).then(() => 'answered'),
      once(attempt, 'error').then(() => 'refused'),
    ]).catch(() => 'refused')
    if (outcome === 'refused') return
  }
}
