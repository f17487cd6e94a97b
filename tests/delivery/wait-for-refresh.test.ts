import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deploymentToolsOrSkip } from './deployment-tools.ts'
import { ScalingGroup } from './scaling-group.ts'

const tools = await deploymentToolsOrSkip('the script that waits for an instance refresh')

describe.skipIf(tools === undefined)('waiting for an instance refresh', { timeout: 60_000 }, () => {
  afterAll(() => tools?.remove())
  let group: ScalingGroup
  beforeEach(async () => {
    group = await ScalingGroup.start()
  })
  afterEach(() => group.stop())

  const wait = (before: string, environment: Record<string, string> = {}) =>
    tools?.run('wait-for-refresh.sh', ['slots', before], {
      ...group.environment,
      REFRESH_POLL_SECONDS: '0',
      ...environment,
    })

  test('ends well once every instance has been replaced', async () => {
    group.startRefresh(['Pending', 'InProgress', 'Baking', 'Successful'])
    expect(await wait('None')).toMatchObject({
      code: 0,
      errors: '',
      output: expect.stringMatching(
        /Pending, 50 %\n.*InProgress.*\n.*Baking.*\n.*Successful, 100 %\n$/,
      ),
    })
  })

  test.each(['Failed', 'Cancelled', 'RollbackInProgress', 'RollbackSuccessful', 'RollbackFailed'])(
    'fails with the reason of AWS when it is %s',
    async (status) => {
      const id = group.startRefresh(['InProgress', status])
      expect(await wait('None')).toMatchObject({
        code: 1,
        errors: `refresh ${id} of slots did not succeed: ${status}: One or more alarms are in ALARM state\n`,
      })
    },
  )

  test('has nothing to wait for when none was started', async () => {
    expect(await wait('None')).toMatchObject({ code: 0, errors: '' })
    const before = group.startRefresh(['RollbackSuccessful'])
    expect(await wait(before)).toMatchObject({
      code: 0,
      output: 'nothing of slots was to be replaced\n',
    })
  })

  test('gives up when the time is up', async () => {
    const id = group.startRefresh(['InProgress'])
    expect(await wait('None', { REFRESH_LIMIT_SECONDS: '0' })).toMatchObject({
      code: 1,
      errors: `refresh ${id} of slots is still InProgress after 0 s: None\n`,
    })
  })

  test('takes no older refresh for the one to wait for', async () => {
    group.startRefresh(['Successful'])
    const run = await tools?.run('wait-for-refresh.sh', ['slots'], group.environment)
    expect(run).toMatchObject({
      code: 1,
      output: '',
      errors: expect.stringContaining('usage: scripts/wait-for-refresh.sh GROUP BEFORE'),
    })
  })
})
