import { existsSync } from 'node:fs'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** A browser of this machine: `CHROMIUM_PATH`, or one in a usual place. */
export const chromiumPath =
  process.env['CHROMIUM_PATH'] ?? PLACES.find((place) => existsSync(place))

/** For a machine of one's own; in CI a missing browser fails the tests that need it. */
const mayDoWithout = process.env['CI'] === undefined

if (chromiumPath === undefined && mayDoWithout) {
  process.stdout.write('SKIPPED: the tests in a browser; there is no Chromium (CHROMIUM_PATH)\n')
}

/** Whether to skip what needs a browser. */
export const withoutBrowser = chromiumPath === undefined && mayDoWithout
