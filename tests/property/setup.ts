import { fc } from '@fast-check/vitest'

// Five times the library's default: the hard cases need company to be met.
fc.configureGlobal({ numRuns: 500 })
