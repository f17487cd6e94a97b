import { execFile, execFileSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ServiceProcess } from '../process/service-process.ts'
import { skipOrFail } from '../servers/own-servers.ts'
import { deploymentToolsOrSkip } from './deployment-tools.ts'
import { ScalingGroup } from './scaling-group.ts'

const TERRAFORM = 'terraform'
const LIMIT_MS = 60_000
const execute = promisify(execFile)
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

const IMAGE = 'slots@sha256:1'
const NEXT = 'slots@sha256:2'

describe.skipIf(tools === undefined)('deploying', { timeout: 120_000 }, () => {
  afterAll(() => tools?.remove())
  let service: ServiceProcess
  let url: string
  let deployed: string
  let group: ScalingGroup
  let folder: string

  beforeAll(async () => {
    service = new ServiceProcess({ PORT: '0' })
    url = await service.url()
    deployed = await mkdtemp(join(tmpdir(), 'environment-'))
    await mkdir(join(deployed, 'compute'))
    await writeFile(join(deployed, 'main.tf'), ENVIRONMENT)
    await writeFile(join(deployed, 'compute', 'main.tf'), COMPUTE)
    await writeVariables(deployed)
    await terraform(deployed, 'init')
    group = await ScalingGroup.start()
    await terraform(deployed, 'apply', '-auto-approve', ...withImage(IMAGE))
    await group.stop()
  }, 120_000)
  afterAll(async () => {
    service.signal('SIGTERM')
    await service.ended()
    await rm(deployed, { recursive: true })
  })
  beforeEach(async () => {
    group = await ScalingGroup.start()
    group.startRefresh(['Successful'])
    folder = await mkdtemp(join(tmpdir(), 'environment-'))
    await cp(deployed, folder, { recursive: true })
  })
  afterEach(async () => {
    await group.stop()
    await rm(folder, { recursive: true })
  })

  const writeVariables = (into: string, { serviceUrl = url, machineImage = 'ami-1' } = {}) =>
    writeFile(
      join(into, 'environment.tfvars'),
      `url = "${serviceUrl}"\nami_id = "${machineImage}"\n`,
    )
  const withImage = (image: string) => ['-var-file=environment.tfvars', `-var=image=${image}`]
  const environment = () => ({
    ...group.environment,
    TERRAFORM_VARIABLES: join(folder, 'environment.tfvars'),
    REFRESH_POLL_SECONDS: '0',
    HEALTH_INTERVAL_SECONDS: '0',
    HEALTH_LIMIT_SECONDS: '60',
  })
  const terraform = async (where: string, ...parameters: readonly string[]) => {
    // The group is in this process: it has to be able to answer meanwhile.
    const { stdout } = await execute(TERRAFORM, [`-chdir=${where}`, ...parameters], {
      timeout: LIMIT_MS,
      env: { PATH: process.env['PATH'] ?? '', ...group?.environment },
    })
    return stdout
  }
  const outputOf = (name: string) => terraform(folder, 'output', '-raw', name)
  const planned = (image: string) =>
    terraform(folder, 'plan', '-out=plan.tfplan', ...withImage(image))
  const deploy = async (
    image: string,
    version: readonly string[] = [],
    settings: Record<string, string> = {},
  ) => {
    await planned(image)
    return await tools?.run('deploy.sh', [folder, ...version], { ...environment(), ...settings })
  }

  test('applies the plan, waits for the instances, and asks the service', async () => {
    group.expectRefreshes(['Pending', 'InProgress', 'Successful'])
    expect(await deploy(NEXT)).toMatchObject({
      code: 0,
      errors: '',
      output: expect.stringMatching(/Successful, 100 %\n.* is well\ndeployed slots@sha256:2\n$/),
    })
    expect(await outputOf('image')).toBe(NEXT)
  })

  test('asks it by the name in its certificate rather than by that of the load balancer', async () => {
    await writeVariables(folder, { serviceUrl: 'https://127.0.0.1:9' })
    group.expectRefreshes(['Failed'])
    expect(await deploy(IMAGE, [], { SERVICE_URL: url })).toMatchObject({ code: 0 })
    expect(await deploy(NEXT, [], { SERVICE_URL: url })).toMatchObject({
      code: 1,
      errors: expect.stringContaining('slots@sha256:1 runs again'),
    })
  })

  test('ends what rolls back, and brings back the image before', async () => {
    group.expectRefreshes(['InProgress', 'RollbackInProgress'], ['Successful'])
    expect(await deploy(NEXT)).toMatchObject({
      code: 1,
      errors: expect.stringMatching(
        /RollbackInProgress: One or more alarms.*\nthe deployment failed; slots@sha256:1 runs again\n$/,
      ),
    })
    expect(await outputOf('image')).toBe(IMAGE)
    expect(group.calls).toEqual([
      'StartInstanceRefresh',
      'CancelInstanceRefresh',
      'StartInstanceRefresh',
    ])
  })

  test('rolls back while the alarm rings on, and guards the next deployment again', async () => {
    group.expectRefreshes(['Failed'])
    await deploy(NEXT)
    expect(group.guarded).toEqual([true, false])
    expect(await deploy(NEXT)).toMatchObject({
      code: 1,
      errors: expect.stringContaining('slots@sha256:1 runs again'),
    })
    expect(group.guarded).toEqual([true, false, false])
  })

  test('goes back to the machine image that ran, too', async () => {
    group.expectRefreshes(['Failed'])
    await writeVariables(folder, { machineImage: 'ami-2' })
    expect(await deploy(NEXT)).toMatchObject({
      code: 1,
      output: expect.stringContaining('rolling back to slots@sha256:1 on ami-1\n'),
    })
    expect(await outputOf('ami_id')).toBe('ami-1')
  })

  test('brings the state back to what runs when AWS has rolled back by itself', async () => {
    group.expectRefreshes(['RollbackSuccessful'], ['Successful'])
    expect(await deploy(NEXT)).toMatchObject({ code: 1 })
    expect(await outputOf('image')).toBe(IMAGE)
    expect(group.calls).not.toContain('CancelInstanceRefresh')
  })

  test('rolls back what runs everywhere and answers as another version', async () => {
    group.expectRefreshes(['Successful'], ['Successful'])
    expect(await deploy(NEXT, ['99.0.0'], { HEALTH_LIMIT_SECONDS: '0' })).toMatchObject({
      code: 1,
      errors: expect.stringContaining('not 99.0.0'),
    })
    expect(await outputOf('image')).toBe(IMAGE)
  })

  test('rolls back what could not be applied', async () => {
    await planned(NEXT)
    const elsewhere = '-var=url=http://127.0.0.1:9/'
    await terraform(folder, 'apply', '-auto-approve', ...withImage(IMAGE), elsewhere)
    const settings = { ...environment(), SERVICE_URL: url }
    expect(await tools?.run('deploy.sh', [folder], settings)).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/plan is stale.*slots@sha256:1 runs again\n$/s),
    })
    expect(await outputOf('image')).toBe(IMAGE)
    // What the instances do not depend on waits for a person.
    expect(await outputOf('url')).toBe('http://127.0.0.1:9/')
  })

  test('says so when there is nothing to roll back to', async () => {
    await rm(join(folder, 'terraform.tfstate'))
    group.expectRefreshes(['Failed'])
    expect(await deploy(IMAGE)).toMatchObject({
      code: 1,
      errors: expect.stringContaining('no image ran before: nothing to roll back to\n'),
    })
  })

  test('says so when rolling back fails too', async () => {
    group.expectRefreshes(['Failed'], ['Failed'])
    expect(await deploy(NEXT)).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/so did rolling back to slots@sha256:1: see to it by hand\n$/),
    })
  })

  test('changes nothing while another refresh is under way', async () => {
    const id = group.startRefresh(['InProgress'])
    expect(await deploy(NEXT)).toMatchObject({
      code: 1,
      errors: `refresh ${id} of slots is InProgress: deploy again when it has ended\n`,
    })
    expect(await outputOf('image')).toBe(IMAGE)
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
