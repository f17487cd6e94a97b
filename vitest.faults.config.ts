import { defineConfig } from 'vitest/config'

/** The fault tests: `npm run test:faults`, or `FAULTS=short npm run test:faults` for fewer rounds. */
export default defineConfig({
  test: {
    // They wait for what they have broken; each wait has a bound of its own.
    testTimeout: 600_000,
    hookTimeout: 120_000,
    setupFiles: ['tests/canary/setup.ts'],
    include: ['tests/faults/*.faults.ts'],
    // Each has servers of its own, and measures.
    fileParallelism: false,
    reporters: ['default', './tests/closing-line-reporter.ts'],
  },
})
