import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const BUILT = fileURLToPath(new URL('built', import.meta.url))

/**
 * The folder with the files of the page: `index.html`, and under `assets/` what is named after its
 * content. Each text lies there compressed, too.
 *
 * @returns undefined where the page was not built
 */
export function pageFolder(): string | undefined {
  return existsSync(`${BUILT}/index.html`) ? BUILT : undefined
}
