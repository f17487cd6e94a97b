import { expect, test } from 'vitest'
import { groupFaults } from '../../domain/matching/group.ts'

test('groups have limits of their number and of their members', () => {
  const many = Array.from({ length: 21 }, (_, i) => ({ name: `g${i}`, members: ['a'], atLeast: 1 }))
  expect(groupFaults(many, () => true)).toEqual([{ _tag: 'TooManyGroups', count: 21, max: 20 }])
  const members = Array.from({ length: 10_001 }, (_, i) => `m${i}`)
  expect(groupFaults([{ name: 'g', members, atLeast: 1 }], () => true)).toEqual([
    { _tag: 'TooManyGroupMembers', count: 10_001, max: 10_000 },
  ])
})
