import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  type KeyedRequest,
  LARGE_RECEIPTS,
  RECEIPTS_KEPT_MS,
  type Receipt,
  type Within,
} from '../../application/receipts.ts'
import type { Event } from '../../domain/event/event.ts'
import { ok } from '../../domain/result.ts'
import type { User } from '../../domain/user/user.ts'
import { made } from '../made.ts'
import type { OpenRepositories, Repositories } from './repositories.contract.ts'
import { answerOf, inTime, sampleEvent, slot, user } from './samples.ts'

const NOW = Date.parse('2026-01-05T09:00:00Z')

/** A hash of nothing in particular. */
const someHash = () => randomBytes(32).toString('base64url')

/** A request under a new key, as if it were the first of its kind. */
export const keyedRequest = (more: Partial<KeyedRequest> = {}): KeyedRequest => ({
  keyHash: someHash(),
  fingerprint: someHash(),
  eventId: undefined,
  now: NOW,
  ...more,
})

/** A receipt of these bytes. */
export const receiptOf = (bytes: string, about?: Receipt['about']): Receipt => ({
  sealed: Buffer.from(bytes),
  about,
})

/** What every storage owes those who repeat a request. */
export function describeReceipts(name: string, open: OpenRepositories): void {
  describe(`receipts in ${name}`, () => {
    let repositories: Repositories
    let ada: User
    let event: Event
    beforeEach(async () => {
      repositories = await open()
      ada = user('Ada')
      const organizer = user('Olga')
      event = sampleEvent(organizer, [ada])
      await repositories.events.create(event, [organizer, ada], [])
    })

    /** Answers for Ada, and counts how often. */
    const answering = (bytes = 'answered') => {
      const work = async (within: Within) => {
        work.runs++
        const answer = answerOf(ada.id, slot('14:00', '15:00'))
        const { availabilities } = repositories
        made(await within(() => availabilities.replace(event.id, answer, inTime)))
        return receiptOf(bytes, event.id)
      }
      work.runs = 0
      return work
    }
    const once = (request: KeyedRequest, work: Parameters<typeof repositories.receipts.once>[1]) =>
      repositories.receipts.once(request, work)
    const doneBefore = (bytes: string) => ({ _tag: 'DoneBefore', sealed: Buffer.from(bytes) })
    const revision = async () => (await repositories.events.find(event.id))?.revision

    test('work is done once, and its receipt found ever after', async () => {
      const [request, work] = [keyedRequest({ eventId: event.id }), answering()]
      expect(await once(request, work)).toEqual({ _tag: 'Done' })
      expect(await once(request, work)).toEqual(doneBefore('answered'))
      expect(await once({ ...request, now: NOW + 1_000 }, work)).toEqual(doneBefore('answered'))
      expect(work.runs).toBe(1)
      expect(await revision()).toBe(2)
    })

    test('bytes come back as they were, whatever and however many they are', async () => {
      for (const bytes of [Buffer.alloc(0), Buffer.from([0, 255, 92, 39]), randomBytes(500_000)]) {
        const request = keyedRequest()
        await once(request, async () => ({ sealed: bytes, about: undefined }))
        const outcome = await once(request, answering())
        expect(outcome._tag === 'DoneBefore' && bytes.equals(outcome.sealed)).toBe(true)
      }
    })

    test('a key stands for one request', async () => {
      const [request, work] = [keyedRequest(), answering()]
      await once(request, answering())
      const other = await once({ ...request, fingerprint: someHash() }, work)
      expect(other).toEqual({ _tag: 'KeyReused' })
      expect(work.runs).toBe(0)
    })

    test('while it is in flight, a request is not begun again', async () => {
      const [request, work] = [keyedRequest({ eventId: event.id }), answering()]
      const [inside, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
      const first = once(request, async (within) => {
        inside.resolve()
        await goOn.promise
        return answering()(within)
      })
      await inside.promise
      expect(await once(request, work)).toEqual({ _tag: 'KeyInFlight' })
      goOn.resolve()
      expect(await first).toEqual({ _tag: 'Done' })
      expect(await once(request, work)).toEqual(doneBefore('answered'))
      expect(work.runs).toBe(0)
    })

    test('of many that come at once, one is done', async () => {
      const [request, work] = [keyedRequest({ eventId: event.id }), answering()]
      const outcomes = await Promise.all(Array.from({ length: 30 }, () => once(request, work)))
      expect(outcomes.filter(({ _tag }) => _tag === 'Done')).toHaveLength(1)
      expect(work.runs).toBe(1)
      expect(await revision()).toBe(2)
    })

    test('work without a receipt is not remembered', async () => {
      const request = keyedRequest()
      expect(await once(request, async () => undefined)).toEqual({ _tag: 'Done' })
      expect(await once(request, answering())).toEqual({ _tag: 'Done' })
    })

    test('work that fails tells why, and may be tried again', async () => {
      const request = keyedRequest()
      const fault = new Error('no')
      await expect(once(request, () => Promise.reject(fault))).rejects.toBe(fault)
      expect(await once(request, answering())).toEqual({ _tag: 'Done' })
    })

    test('a receipt is remembered for a day', async () => {
      const request = keyedRequest()
      await once(request, answering('first'))
      const [last, later] = [NOW + RECEIPTS_KEPT_MS - 1, NOW + RECEIPTS_KEPT_MS]
      expect(await once({ ...request, now: last }, answering())).toEqual(doneBefore('first'))
      expect(await repositories.receipts.find(request.keyHash, later)).toBeUndefined()
      const another = { ...request, fingerprint: someHash(), now: later }
      expect(await once(another, answering('second'))).toEqual({ _tag: 'Done' })
      expect(await once(another, answering())).toEqual(doneBefore('second'))
    })

    test('a receipt is found without doing anything', async () => {
      const { keyHash, ...request } = keyedRequest()
      expect(await repositories.receipts.find(keyHash, NOW)).toBeUndefined()
      await once({ keyHash, ...request }, async () => receiptOf('found'))
      expect(await repositories.receipts.find(keyHash, NOW)).toEqual({
        ...receiptOf('found'),
        fingerprint: request.fingerprint,
        madeAt: NOW,
      })
    })

    test('what is old is forgotten, and nothing else', async () => {
      const ages = [NOW, NOW + 1, NOW + 2]
      const requests = ages.map((now) => keyedRequest({ now }))
      for (const request of requests) await once(request, async () => receiptOf('kept'))
      await repositories.receipts.forgetBefore(NOW + 1)
      const found = requests.map(({ keyHash }) => repositories.receipts.find(keyHash, NOW + 2))
      expect((await Promise.all(found)).map((receipt) => receipt?.madeAt)).toEqual([
        undefined,
        NOW + 1,
        NOW + 2,
      ])
    })

    test('large receipts of one event take no more than their place, and no one else’s', async () => {
      const large = 'x'.repeat(LARGE_RECEIPTS.fromBytes)
      const small = keyedRequest({ now: NOW })
      await once(small, answering())
      const requests = Array.from({ length: LARGE_RECEIPTS.ofOneEvent + 2 }, (_, n) =>
        keyedRequest({ eventId: event.id, now: NOW + n }),
      )
      for (const request of requests) await once(request, async () => receiptOf(large, event.id))
      const now = NOW + requests.length
      const found = [small, ...requests].map(({ keyHash }) =>
        repositories.receipts.find(keyHash, now),
      )
      const isThere = (await Promise.all(found)).map((receipt) => receipt !== undefined)
      expect(isThere.flatMap((there, place) => (there ? [] : [place]))).toEqual([1, 2])
    })

    test('a receipt goes with its event', async () => {
      const [request, other] = [keyedRequest(), keyedRequest()]
      await once(request, answering())
      await once(other, async () => receiptOf('of no event'))
      await repositories.events.delete(event.id, () => ok(undefined))
      expect(await repositories.receipts.find(request.keyHash, NOW)).toBeUndefined()
      expect(await repositories.receipts.find(other.keyHash, NOW)).toMatchObject(
        receiptOf('of no event'),
      )
    })
  })
}
