import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // No test changes what another module keeps: files can share their workers.
    isolate: false,
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/servers/global-setup.ts'],
    setupFiles: ['tests/property/setup.ts', 'tests/canary/setup.ts'],
    reporters: ['default', './tests/closing-line-reporter.ts'],
  },
})
