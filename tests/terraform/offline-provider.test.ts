import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { schemaLines } from './offline-provider/schema-of-terraform.ts'
import { INFRASTRUCTURE, initialise, terraformOk, terraformOrSkip } from './terraform.ts'

const hasTerraform = await terraformOrSkip('the tests of the offline provider')
const FILE = new URL('./offline-provider/aws-schema.jsonl', import.meta.url)

describe.skipIf(!hasTerraform)('the offline provider', () => {
  test('tells Terraform all that is in its file, which Terraform’s answer makes again', async () => {
    const folder = join(INFRASTRUCTURE, 'modules/network')
    await initialise(folder)
    const told = JSON.parse(await terraformOk(folder, 'providers', 'schema', '-json'))
    const lines = readFileSync(FILE, 'utf8').trimEnd().split('\n')
    const types = lines.map((line) => JSON.parse(line))

    expect(
      schemaLines(told, types[0].version, {
        resources: types.flatMap(({ resource }) => resource ?? []),
        data: types.flatMap(({ data }) => data ?? []),
      }),
    ).toEqual(lines)
  })
})
