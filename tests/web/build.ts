import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Once a run: builds the page, unless it is up to date, so that the services of the tests have one. */
export async function setup(): Promise<void> {
  await promisify(execFile)(process.execPath, ['scripts/build-page.ts'], { cwd: ROOT })
}
