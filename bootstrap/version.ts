import { readFileSync } from 'node:fs'

/** What runs: the version of `package.json`. */
export const VERSION: string = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
).version
