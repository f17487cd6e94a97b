import { globSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  configurationsIn,
  INFRASTRUCTURE,
  initialise,
  terraform,
  terraformOk,
  terraformOrSkip,
  terraformTest,
} from './terraform.ts'

const hasTerraform = await terraformOrSkip('the tests of the infrastructure')

describe.skipIf(!hasTerraform)('the infrastructure', () => {
  test('is formatted as terraform fmt does it', async () => {
    expect((await terraform(INFRASTRUCTURE, 'fmt', '-check', '-recursive', '-diff')).output).toBe(
      '',
    )
  })

  describe.each(configurationsIn(INFRASTRUCTURE))('in %s', (name) => {
    const folder = join(INFRASTRUCTURE, name)
    beforeAll(() => initialise(folder))

    test('uses only types and arguments that the AWS provider has', async () => {
      const verdict = JSON.parse(await terraformOk(folder, 'validate', '-json'))
      expect(verdict).toMatchObject({ valid: true, diagnostics: [] })
    })

    test.skipIf(globSync('tests/*.tftest.hcl', { cwd: folder }).length === 0)(
      'passes its own tests',
      async () => {
        await terraformTest(folder)
      },
    )
  })
})
