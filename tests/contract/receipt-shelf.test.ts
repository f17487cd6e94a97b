import { expect, test } from 'vitest'
import { ReceiptShelf } from '../../adapters/inmemory/receipt-shelf.ts'

const receipt = (bytes: number, madeAt = 0) => ({
  sealed: new Uint8Array(bytes),
  about: undefined,
  fingerprint: 'f',
  madeAt,
})

/** Which of these keys are there. */
const found = (shelf: ReceiptShelf, ...keys: readonly string[]) =>
  keys.filter((key) => shelf.get(key) !== undefined)

test('receipts beyond the memory that they may take push the oldest out', () => {
  const shelf = new ReceiptShelf(10)
  for (const key of ['a', 'b', 'c']) shelf.put(key, receipt(4))
  expect(found(shelf, 'a', 'b', 'c')).toEqual(['b', 'c'])
  shelf.put('b', receipt(6))
  expect(found(shelf, 'b', 'c')).toEqual(['b', 'c'])
  shelf.put('d', receipt(10))
  expect(found(shelf, 'b', 'c', 'd')).toEqual(['d'])
})

test('receipts that were forgotten take no memory any more', () => {
  const shelf = new ReceiptShelf(10)
  shelf.put('a', receipt(10, 1))
  shelf.removeBefore(2)
  shelf.put('b', receipt(5, 2))
  shelf.put('c', receipt(5, 2))
  expect(found(shelf, 'a', 'b', 'c')).toEqual(['b', 'c'])
})
