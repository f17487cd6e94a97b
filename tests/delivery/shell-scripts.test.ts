import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { reasonOf, skipOrFail } from '../servers/own-servers.ts'
import { shellCheck } from '../servers/shellcheck.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

const check = await shellCheck().catch((fault) =>
  skipOrFail('the shell scripts’ lint', reasonOf(fault)),
)

/** All that the repository holds, or is about to hold, and that begins as a script of a shell does. */
const scripts = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '-z'],
  {
    cwd: ROOT,
    encoding: 'utf8',
  },
)
  .split('\0')
  .filter((file) => file !== '' && isShellScript(file))

describe('the shell scripts of the repository', () => {
  test('are found, those without an ending too', () => {
    expect(scripts).toEqual(
      expect.arrayContaining(['.ci/run', '.githooks/pre-commit', 'scripts/deploy.sh']),
    )
  })

  test.each(scripts)('%s can be run', (script) => {
    expect(statSync(`${ROOT}${script}`).mode & 0o111).toBe(0o111)
  })

  test.skipIf(check === undefined).each(scripts)(
    'ShellCheck has nothing to say of %s',
    async (script) => {
      expect(await check?.(readFileSync(`${ROOT}${script}`, 'utf8'))).toEqual([])
    },
  )
})

function isShellScript(file: string): boolean {
  const start = readFileSync(`${ROOT}${file}`).subarray(0, 40).toString()
  return /^#!.*\b(ba|da)?sh\b/.test(start)
}
