import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { BREAKAGES } from './breakages.ts'
import { evaluate } from './evaluation.ts'
import { policies } from './policies/policies.ts'
import { INFRASTRUCTURE, terraformOrSkip } from './terraform.ts'

const hasTerraform = await terraformOrSkip('the tests on broken infrastructure')

// Several run at once, each on all processors.
const LIMIT_MS = 120_000

describe.skipIf(!hasTerraform).concurrent('it is noticed when', () => {
  test.each(BREAKAGES)(
    '$what',
    async ({ file, from, to, noticedBy }) => {
      const notices = await noticesAfter(file, from, to)
      expect(notices).toContainEqual(
        typeof noticedBy === 'string' ? noticedBy : expect.stringMatching(noticedBy),
      )
    },
    LIMIT_MS,
  )
})

/** The titles of the policies that production then breaks; or what Terraform complains about. */
async function noticesAfter(file: string, from: string, to: string): Promise<readonly string[]> {
  const copy = await mkdtemp(join(tmpdir(), 'meeting-slots-broken-'))
  try {
    await cp(INFRASTRUCTURE, copy, { recursive: true })
    const text = await readFile(join(copy, file), 'utf8')
    if (!text.includes(from)) throw new Error(`${file} does not say: ${from}`)
    await writeFile(
      join(copy, file),
      text.replace(from, () => to),
    )
    return await broken(join(copy, 'environments/production'))
  } finally {
    await rm(copy, { recursive: true })
  }
}

async function broken(folder: string): Promise<readonly string[]> {
  const runs = await evaluate(folder, 'tests/with-everything.tftest.hcl').catch((fault) => fault)
  if (runs instanceof Error) return [runs.message]
  const evaluated = runs.get('with_everything')
  return policies
    .filter(({ faults }) => evaluated && faults(evaluated).length > 0)
    .map(({ title }) => title)
}
