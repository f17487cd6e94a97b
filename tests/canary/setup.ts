import { afterAll, expect } from 'vitest'
import { canary } from './canary.ts'
import { watchWire } from './wire.ts'

// Files may share a process, and what is watched once is watched.
const WATCHED = Symbol.for('the tests’ canary watches')
const world = globalThis as { [WATCHED]?: boolean }
if (world[WATCHED] === undefined) watchWire(canary)
world[WATCHED] = true

// Registered before the hooks of the file, and so run after them: when its services have stopped.
afterAll(() => {
  expect(canary.leaks(), 'what must not be logged').toEqual([])
})
