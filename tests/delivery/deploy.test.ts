import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ServiceProcess } from '../process/service-process.ts'
import { skipOrFail } from '../servers/own-servers.ts'
import { deploymentToolsOrSkip } from './deployment-tools.ts'
import { ScalingGroup } from './scaling-group.ts'

const TERRAFORM = 'terraform'
const WHAT = 'the scripts that deploy and roll back'
const tools = hasTerraform() ? await deploymentToolsOrSkip(WHAT) : skipOrFail(WHAT, 'no terraform')

/** An environment with the variables and outputs of the real ones. */
const ENVIRONMENT = `
variable "image" { type = string }
variable "ami_id" { type = string }
variable "guard_deployments" {
  type    = bool
  default = true
}
variable "url" { type = string }

module "compute" {
  source = "./compute"

  image             = var.image
  ami_id            = var.ami_id
  guard_deployments = var.guard_deployments
}

resource "terraform_data" "network" {
  triggers_replace = var.url
}

output "image" { value = module.compute.image }
output "ami_id" { value = module.compute.ami_id }
output "autoscaling_group_name" { value = module.compute.autoscaling_group_name }
output "url" { value = terraform_data.network.triggers_replace }
`

/** Its resource begins an instance refresh, which AWS lets alarms guard. */
const COMPUTE = `
variable "image" { type = string }
variable "ami_id" { type = string }
variable "guard_deployments" { type = bool }

locals {
  guard = "--data Preferences.AlarmSpecification.Alarms.member.1=slots-error-rate"
}

resource "terraform_data" "group" {
  triggers_replace = [var.image, var.ami_id]

  provisioner "local-exec" {
    command = "curl --silent --fail --data Action=StartInstanceRefresh \${var.guard_deployments ? local.guard : ""} $AWS_ENDPOINT_URL"
  }
}

output "image" { value = terraform_data.group.triggers_replace[0] }
output "ami_id" { value = terraform_data.group.triggers_replace[1] }
output "autoscaling_group_name" {
  value      = "slots"
  depends_on = [terraform_data.group]
}
`

describe.skipIf(tools === undefined)('deploying', { timeout: 120_000 }, () => {
  afterAll(() => tools?.remove())
  let service: ServiceProcess
  let url: string
  let group: ScalingGroup
  let folder: string

  beforeAll(async () => {
    service = new ServiceProcess({ PORT: '0' })
    url = await service.url()
  })
  afterAll(async () => {
    service.signal('SIGTERM')
    await service.ended()
  })
  beforeEach(async () => {
    group = await ScalingGroup.start()
    folder = await mkdtemp(join(tmpdir(), 'environment-'))
    await writeFile(join(folder, 'main.tf'), ENVIRONMENT)
    await mkdir(join(folder, 'compute'))
    await writeFile(join(folder, 'compute', 'main.tf'), COMPUTE)
    await writeVariables(url)
    terraform('init')
  })
  afterEach(async () => {
    await group.stop()
    await rm(folder, { recursive: true })
  })

  const terraform = (...parameters: readonly string[]) =>
    execFileSync(TERRAFORM, [`-chdir=${folder}`, ...parameters], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '' },
    })
  const writeVariables = (serviceUrl: string, machineImage = 'ami-1') =>
    writeFile(
      join(folder, 'environment.tfvars'),
      `url = "${serviceUrl}"\nami_id = "${machineImage}"\n`,
    )
  const outputOf = (name: string) => terraform('output', '-raw', name)
  const environment = () => ({
    ...group.environment,
    TERRAFORM_VARIABLES: join(folder, 'environment.tfvars'),
    REFRESH_POLL_SECONDS: '0',
    HEALTH_INTERVAL_SECONDS: '0',
    HEALTH_LIMIT_SECONDS: '0',
  })
  const deploy = async (
    image: string,
    version: readonly string[] = [],
    settings: Record<string, string> = {},
  ) => {
    const variables = ['-var-file=environment.tfvars', `-var=image=${image}`]
    terraform('plan', '-out=plan.tfplan', ...variables)
    return await tools?.run('deploy.sh', [folder, ...version], { ...environment(), ...settings })
  }

  test('applies the plan, waits for the instances, and asks the service', async () => {
    group.expectRefreshes(['Pending', 'InProgress', 'Successful'])
    expect(await deploy('slots@sha256:1')).toMatchObject({
      code: 0,
      errors: '',
      output: expect.stringMatching(/Successful, 100 %\n.* is well\ndeployed slots@sha256:1\n$/),
    })
    expect(outputOf('image')).toBe('slots@sha256:1')
  })

  test('asks it by the name in its certificate rather than by that of the load balancer', async () => {
    await writeVariables('https://127.0.0.1:9')
    group.expectRefreshes(['Successful'], ['Failed'], ['Successful'])
    expect(await deploy('slots@sha256:1', [], { SERVICE_URL: url })).toMatchObject({ code: 0 })
    expect(await deploy('slots@sha256:2', [], { SERVICE_URL: url })).toMatchObject({
      code: 1,
      errors: expect.stringContaining('slots@sha256:1 runs again'),
    })
  })

  test('ends what rolls back, and brings back the image before', async () => {
    group.expectRefreshes(['Successful'], ['InProgress', 'RollbackInProgress'], ['Successful'])
    await deploy('slots@sha256:1')
    expect(await deploy('slots@sha256:2')).toMatchObject({
      code: 1,
      errors: expect.stringMatching(
        /RollbackInProgress: One or more alarms.*\nthe deployment failed; slots@sha256:1 runs again\n$/,
      ),
    })
    expect(outputOf('image')).toBe('slots@sha256:1')
    expect(group.calls).toEqual([
      'StartInstanceRefresh',
      'StartInstanceRefresh',
      'CancelInstanceRefresh',
      'StartInstanceRefresh',
    ])
  })

  test('rolls back while the alarm rings on, and guards the next deployment again', async () => {
    group.expectRefreshes(['Successful'], ['Failed'])
    await deploy('slots@sha256:1')
    await deploy('slots@sha256:2')
    expect(group.guarded).toEqual([true, true, false])
    expect(await deploy('slots@sha256:2')).toMatchObject({
      code: 1,
      errors: expect.stringContaining('slots@sha256:1 runs again'),
    })
    expect(group.guarded).toEqual([true, true, false, false])
  })

  test('goes back to the machine image that ran, too', async () => {
    group.expectRefreshes(['Successful'], ['Failed'])
    await deploy('slots@sha256:1')
    await writeVariables(url, 'ami-2')
    expect(await deploy('slots@sha256:2')).toMatchObject({
      code: 1,
      output: expect.stringContaining('rolling back to slots@sha256:1 on ami-1\n'),
    })
    expect(outputOf('ami_id')).toBe('ami-1')
  })

  test('brings the state back to what runs when AWS has rolled back by itself', async () => {
    group.expectRefreshes(['Successful'], ['RollbackSuccessful'], ['Successful'])
    await deploy('slots@sha256:1')
    expect(await deploy('slots@sha256:2')).toMatchObject({ code: 1 })
    expect(outputOf('image')).toBe('slots@sha256:1')
    expect(group.calls).not.toContain('CancelInstanceRefresh')
  })

  test('rolls back what runs everywhere and answers as another version', async () => {
    group.expectRefreshes(['Successful'], ['Successful'], ['Successful'])
    await deploy('slots@sha256:1')
    expect(await deploy('slots@sha256:2', ['99.0.0'])).toMatchObject({
      code: 1,
      errors: expect.stringContaining('not 99.0.0'),
    })
    expect(outputOf('image')).toBe('slots@sha256:1')
  })

  test('rolls back what could not be applied', async () => {
    group.expectRefreshes(['Successful'])
    await deploy('slots@sha256:1')
    terraform(
      'plan',
      '-out=plan.tfplan',
      '-var-file=environment.tfvars',
      '-var=image=slots@sha256:2',
    )
    terraform(
      'apply',
      '-auto-approve',
      '-var-file=environment.tfvars',
      '-var=image=slots@sha256:1',
      '-var=url=http://127.0.0.1:9/',
    )
    const run = await tools?.run('deploy.sh', [folder], environment())
    expect(run).toMatchObject({ code: 1, errors: expect.stringContaining('plan is stale') })
    expect(outputOf('image')).toBe('slots@sha256:1')
  })

  test('says so when there is nothing to roll back to', async () => {
    group.expectRefreshes(['Failed'])
    expect(await deploy('slots@sha256:1')).toMatchObject({
      code: 1,
      errors: expect.stringContaining('no image ran before: nothing to roll back to\n'),
    })
  })

  test('says so when rolling back fails too', async () => {
    group.expectRefreshes(['Successful'], ['Failed'], ['Failed'])
    await deploy('slots@sha256:1')
    expect(await deploy('slots@sha256:2')).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/so did rolling back to slots@sha256:1: see to it by hand\n$/),
    })
  })

  test('changes nothing while another refresh is under way', async () => {
    group.expectRefreshes(['Successful'])
    await deploy('slots@sha256:1')
    const id = group.startRefresh(['InProgress'])
    expect(await deploy('slots@sha256:2')).toMatchObject({
      code: 1,
      errors: `refresh ${id} of slots is InProgress: deploy again when it has ended\n`,
    })
    expect(outputOf('image')).toBe('slots@sha256:1')
  })
})

function hasTerraform(): boolean {
  try {
    execFileSync(TERRAFORM, ['version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
