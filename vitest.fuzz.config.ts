import { defineConfig } from 'vitest/config'

/** The fuzzer at length: `npm run test:fuzz`, or `FUZZ_REQUESTS=20000 npm run test:fuzz`. */
export default defineConfig({
  test: {
    hookTimeout: 60_000,
    include: ['tests/fuzz/*.test.ts'],
    setupFiles: ['tests/canary/setup.ts'],
    globalSetup: ['tests/servers/global-setup.ts', 'tests/web/build.ts'],
    env: { FUZZ_REQUESTS: process.env['FUZZ_REQUESTS'] ?? '1000000' },
    reporters: ['default', './tests/closing-line-reporter.ts'],
  },
})
