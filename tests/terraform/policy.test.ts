import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { changesOf } from './changes.ts'
import type { Evaluated } from './evaluated.ts'
import { evaluate } from './evaluation.ts'
import { policies } from './policies/policies.ts'
import { INFRASTRUCTURE, terraformOrSkip } from './terraform.ts'

const ENVIRONMENTS = ['staging', 'production'] as const
const RUNS = ['with_as_little_as_possible', 'with_everything'] as const

const LIMIT_MS = 120_000

const hasTerraform = await terraformOrSkip('the policies on the infrastructure')
const made = new Map<string, Evaluated>()

beforeAll(async () => {
  const evaluateOne = async (environment: string) => {
    const runs = await evaluate(`${INFRASTRUCTURE}environments/${environment}`)
    for (const [run, evaluated] of runs) made.set(`${environment} ${run}`, evaluated)
  }
  if (hasTerraform) await Promise.all(ENVIRONMENTS.map(evaluateOne))
}, LIMIT_MS)

describe.skipIf(!hasTerraform).each(ENVIRONMENTS)('%s', (environment) => {
  const promised = policies.filter((policy) => (policy.environment ?? environment) === environment)

  describe.each(RUNS)('%s', (run) => {
    test.each(promised)('$title', ({ faults }) => {
      expect(faults(madeBy(environment, run))).toEqual([])
    })
  })
})

test.skipIf(!hasTerraform)('each policy notices some change', () => {
  const blind = new Map(policies.map((policy) => [policy.title, policy]))
  for (const changed of changesOf(madeBy('production', 'with_everything')))
    for (const [title, { faults }] of blind) if (faults(changed).length > 0) blind.delete(title)
  expect([...blind.keys()]).toEqual([])
})

test.skipIf(!hasTerraform)('docs/operations.md tells of every alarm, and of no other', async () => {
  const text = await readFile(`${INFRASTRUCTURE}../../docs/operations.md`, 'utf8')
  const section = /^## Alarms$(.*?)^## /ms.exec(text)?.[1] ?? ''
  const told = [...section.matchAll(/^### (.+)$/gm)].map((heading) => heading[1])
  const alarms = madeBy('production', 'with_everything').ofType('aws_cloudwatch_metric_alarm')
  const rung = alarms.map(({ values }) => String(values['alarm_name']))
  expect(told.toSorted()).toEqual(
    rung.map((name) => name.replace('meeting-slots-production-', '')).toSorted(),
  )
})

test.each(['main.tf', 'outputs.tf'])('%s is the same in every environment', async (file) => {
  const [staging, production] = await Promise.all(
    ENVIRONMENTS.map((environment) =>
      readFile(`${INFRASTRUCTURE}environments/${environment}/${file}`, 'utf8'),
    ),
  )
  expect(staging).toBe(production)
})

function madeBy(environment: string, run: string): Evaluated {
  const evaluated = made.get(`${environment} ${run}`)
  if (evaluated === undefined) throw new Error(`${environment} has no run ${run}`)
  return evaluated
}
