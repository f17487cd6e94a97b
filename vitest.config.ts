import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Most of them wait for servers: a processor is left free for nobody.
    maxWorkers: '100%',
    // No test changes what another module keeps: files can share their workers.
    isolate: false,
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/servers/global-setup.ts', 'tests/web/build.ts'],
    setupFiles: ['tests/property/setup.ts', 'tests/canary/setup.ts'],
    reporters: ['default', './tests/closing-line-reporter.ts'],
  },
})
