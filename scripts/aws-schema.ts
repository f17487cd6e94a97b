import { readFileSync, writeFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { schemaLines } from '../tests/terraform/offline-provider/schema-of-terraform.ts'

// For who has a Terraform that reaches its registry (tests/terraform/offline-provider/README.md):
//   terraform providers schema -json | node scripts/aws-schema.ts --version 6.70.0 aws_x data.aws_y
const FILE = new URL('../tests/terraform/offline-provider/aws-schema.jsonl', import.meta.url)

const { values, positionals: more } = parseArgs({
  options: { version: { type: 'string' } },
  allowPositionals: true,
})
if (values.version === undefined) throw new Error('--version: is missing; such as 6.70.0')

const known = readFileSync(FILE, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line))
const data = more.filter((type) => type.startsWith('data.')).map((type) => type.slice(5))
const resources = more.filter((type) => !type.startsWith('data.'))
const lines = schemaLines(JSON.parse(await text(process.stdin)), values.version, {
  resources: [...new Set([...known.flatMap(({ resource }) => resource ?? []), ...resources])],
  data: [...new Set([...known.flatMap(({ data }) => data ?? []), ...data])],
})
writeFileSync(FILE, lines.map((line) => `${line}\n`).join(''))
console.log(`${lines.length - 1} types of the AWS provider ${values.version}`)
