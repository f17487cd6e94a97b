import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const LOGGER = fileURLToPath(new URL('../../bootstrap/logger.ts', import.meta.url))

/** Logs, and then writes to the terminal itself, while what writes in the background has other work. */
const PROGRAM = `
const { pbkdf2 } = await import('node:crypto')
const { createLogger } = await import('${LOGGER}')
pbkdf2('a', 'b', 1_000_000, 64, 'sha512', () => {})
createLogger('info').info('first')
process.stdout.write('second\\n')
`

test.runIf(process.platform === 'linux')(
  'at a terminal a line of the log is before what is written after it',
  async () => {
    // Util-linux's `script` gives the program a terminal, and writes what is shown there.
    const { stdout } = await promisify(execFile)(
      'script',
      [
        '--quiet',
        '--return',
        '--command',
        '"$NODE" --input-type=module --eval "$PROGRAM"',
        '/dev/null',
      ],
      {
        env: {
          PATH: process.env['PATH'],
          NODE: process.execPath,
          PROGRAM,
          UV_THREADPOOL_SIZE: '1',
        },
      },
    )
    const lines = stdout.replaceAll('\r', '').trim().split('\n')
    expect(lines.map((line) => /first|second/.exec(line)?.[0])).toEqual(['first', 'second'])
  },
)
