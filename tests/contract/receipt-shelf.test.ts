import { expect, test } from 'vitest'
import { ReceiptShelf } from '../../adapters/inmemory/receipt-shelf.ts'
import { ok } from '../../domain/result.ts'
import { memoryRepositories } from './memory-repositories.ts'
import { keyedRequest, receiptOf } from './receipts.contract.ts'
import { sampleEvent, user } from './samples.ts'

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

test('nothing is kept in memory of an event that was deleted while its answer was made', async () => {
  const repositories = memoryRepositories()
  const olga = user('Olga')
  const event = sampleEvent(olga, [])
  await repositories.events.create(event, [olga], [])
  const request = keyedRequest({ eventId: event.id })
  await repositories.receipts.once(request, async () => {
    await repositories.events.delete(event.id, () => ok(undefined))
    return receiptOf('about it', event.id)
  })
  expect(await repositories.receipts.find(request.keyHash, request.now)).toBeUndefined()
})
