import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** The statuses that a refresh has, one for each time that it is asked for; the last one stays. */
export type Course = readonly [string, ...string[]]

type Refresh = { readonly id: string; course: string[]; readonly reason: string }

const ACTIVE = ['Pending', 'InProgress', 'Baking', 'Cancelling', 'RollbackInProgress']
const ALARMED = ['Failed', 'RollbackInProgress', 'RollbackSuccessful', 'RollbackFailed']
const REASON = 'One or more alarms are in ALARM state'

/**
 * A stand-in for EC2 Auto Scaling with one group, over HTTP in the protocol of the real one: no
 * emulator at hand knows instance refreshes. Its answers have the shape that AWS documents
 * (https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeInstanceRefreshes.html), and
 * as there no refresh starts while one is under way, nor one that alarms guard while one of them rings.
 * The alarm that ends a refresh rings on.
 */
export class ScalingGroup {
  /** What was asked of it, in order; not how often the refreshes were looked at. */
  readonly calls: string[] = []
  /** Of each refresh that was started from outside, whether alarms guard it. */
  readonly guarded: boolean[] = []
  readonly #refreshes: Refresh[] = []
  readonly #courses: Course[] = []
  readonly #server: Server
  #isAlarmed = false

  private constructor(server: Server) {
    this.#server = server
  }

  static async start(): Promise<ScalingGroup> {
    const server = createServer(async (request, response) => {
      const parameters = new URLSearchParams(await text(request))
      const { status, body } = group.#answer(parameters)
      response.writeHead(status, { 'content-type': 'text/xml' }).end(body)
    })
    const group = new ScalingGroup(server)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return group
  }

  /** What the scripts need in their environment to reach it. */
  get environment(): Record<string, string> {
    const { port } = this.#server.address() as AddressInfo
    return {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
      AWS_REGION: 'eu-central-1',
      AWS_DEFAULT_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'none',
      AWS_SECRET_ACCESS_KEY: 'none',
      AWS_PAGER: '',
    }
  }

  /** Says how the next refreshes to be started go. */
  expectRefreshes(...courses: readonly Course[]): void {
    this.#courses.push(...courses)
  }

  /** Starts one, as somebody else would, and answers with its id. */
  startRefresh(course: Course): string {
    const id = `refresh-${this.#refreshes.length + 1}`
    this.#refreshes.unshift({ id, course: [...course], reason: REASON })
    return id
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }

  #answer(parameters: URLSearchParams): { readonly status: number; readonly body: string } {
    const action = parameters.get('Action') ?? ''
    const [newest] = this.#refreshes
    const isActive = newest !== undefined && ACTIVE.includes(newest.course[0] as string)
    if (action === 'DescribeInstanceRefreshes') return this.#describe(newest)
    this.calls.push(action)
    if (action === 'StartInstanceRefresh') {
      if (isActive) return refusal('InstanceRefreshInProgress')
      const isGuarded = parameters.has('Preferences.AlarmSpecification.Alarms.member.1')
      if (isGuarded && this.#isAlarmed) return refusal('ValidationError')
      this.guarded.push(isGuarded)
      return accepted(action, this.startRefresh(this.#courses.shift() ?? ['Successful']))
    }
    if (action === 'CancelInstanceRefresh') {
      if (!isActive) return refusal('ActiveInstanceRefreshNotFound')
      newest.course = ['Cancelling', 'Cancelled']
      return accepted(action, newest.id)
    }
    return refusal('InvalidAction')
  }

  #describe(newest: Refresh | undefined) {
    const member = newest === undefined ? '' : memberOf(newest)
    if (newest !== undefined && ALARMED.includes(newest.course[0] as string)) this.#isAlarmed = true
    if (newest !== undefined && newest.course.length > 1) newest.course.shift()
    const body = `<DescribeInstanceRefreshesResponse xmlns="http://autoscaling.amazonaws.com/doc/2011-01-01/">
  <DescribeInstanceRefreshesResult><InstanceRefreshes>${member}</InstanceRefreshes></DescribeInstanceRefreshesResult>
  <ResponseMetadata><RequestId>1</RequestId></ResponseMetadata>
</DescribeInstanceRefreshesResponse>`
    return { status: 200, body }
  }
}

function memberOf({ id, course: [status = ''], reason }: Refresh): string {
  const isGood = ['Pending', 'InProgress', 'Baking', 'Successful'].includes(status)
  return `<member>
    <InstanceRefreshId>${id}</InstanceRefreshId>
    <AutoScalingGroupName>slots</AutoScalingGroupName>
    <Status>${status}</Status>
    ${isGood ? '' : `<StatusReason>${reason}</StatusReason>`}
    <PercentageComplete>${status === 'Successful' ? 100 : 50}</PercentageComplete>
  </member>`
}

function accepted(action: string, id: string) {
  const body = `<${action}Response xmlns="http://autoscaling.amazonaws.com/doc/2011-01-01/">
  <${action}Result><InstanceRefreshId>${id}</InstanceRefreshId></${action}Result>
</${action}Response>`
  return { status: 200, body }
}

function refusal(code: string) {
  const body = `<ErrorResponse xmlns="http://autoscaling.amazonaws.com/doc/2011-01-01/">
  <Error><Type>Sender</Type><Code>${code}</Code><Message>${code}</Message></Error>
</ErrorResponse>`
  return { status: 400, body }
}
