import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import type { EventStatus } from '../../domain/event/event.ts'
import type { UserId } from '../../domain/user/user-id.ts'
import { afterAttempt, RETRY_DELAYS_MS } from '../../domain/webhook/after-attempt.ts'
import { DeliveryId } from '../../domain/webhook/delivery.ts'
import { fairShare, fullShares, type Sharing, sharedHost } from '../../domain/webhook/fair-share.ts'
import { NOTICE_TYPES } from '../../domain/webhook/notice.ts'
import { isWorthALook, noticesOf, type Situation } from '../../domain/webhook/notices.ts'
import { afterLook, knownAt } from '../../domain/webhook/suits-everyone.ts'
import type { WebhookId } from '../../domain/webhook/webhook-id.ts'
import { made } from '../made.ts'

const ADA = 'usr_01kf3k9v4xe9ktn8vbq1d5m2rz' as UserId

const status = (): fc.Arbitrary<EventStatus> =>
  fc.oneof(
    fc.constant({ name: 'open' } as const),
    fc.record({ name: fc.constant('scheduled' as const), start: fc.nat({ max: 3 }) }),
    fc.constant({ name: 'cancelled' } as const),
  )

/** What an event goes through, one revision after the other, from a new one on. */
const history = () =>
  fc
    .array(
      fc.record({ status: status(), everyoneAnswered: fc.boolean(), isAnswer: fc.boolean() }),
      {
        maxLength: 20,
      },
    )
    .map((steps) => [
      { status: { name: 'open' } as const, everyoneAnswered: false, revision: 1, isAnswer: false },
      ...steps.map((step, i) => ({ ...step, revision: i + 2 })),
    ])

type Step = Situation & { readonly isAnswer: boolean }

const told = (steps: readonly Step[]) =>
  steps.flatMap((step, i) => noticesOf(steps[i - 1], step, step.isAnswer ? ADA : undefined))

describe('what an event has to tell', () => {
  test.prop([history()])(
    'is of the revision at which it happened, and of each type once',
    (steps) => {
      const notices = told(steps)
      const places = notices.map(({ type, revision }) => `${revision} ${type}`)
      expect(new Set(places).size).toBe(places.length)
      const revisions = notices.map(({ revision }) => revision)
      expect(revisions).toEqual(revisions.toSorted((a, b) => a - b))
    },
  )

  test.prop([history()])('is that it was created, once and first', (steps) => {
    const [first, ...others] = told(steps)
    expect(first).toEqual({ type: 'event.created', revision: 1 })
    expect(others.filter(({ type }) => type === 'event.created')).toEqual([])
  })

  test.prop([history()])(
    'is that everyone has answered, whenever they come to, and not while they have',
    (steps) => {
      const expected = steps
        .filter(({ everyoneAnswered }, i) => everyoneAnswered && !steps[i - 1]?.everyoneAnswered)
        .map(({ revision }) => revision)
      const found = told(steps).filter(({ type }) => type === 'event.everyone_answered')
      expect(found.map(({ revision }) => revision)).toEqual(expected)
    },
  )

  test.prop([history()])('is each answer, and whose it is', (steps) => {
    const answers = steps.filter(({ isAnswer }) => isAnswer).map(({ revision }) => revision)
    const found = told(steps).filter(({ type }) => type === 'availability.submitted')
    expect(found).toEqual(
      answers.map((revision) => ({ type: 'availability.submitted', revision, userId: ADA })),
    )
  })

  test.prop([history()])(
    'is each entry into a status that can be told, and no stay in it',
    (steps) => {
      const entries = steps.filter(
        ({ status }, i) => i > 0 && status.name !== steps[i - 1]?.status.name,
      )
      const expected = entries.flatMap(({ status, revision }) => {
        if (status.name === 'open') return []
        return [
          status.name === 'scheduled'
            ? { type: 'event.scheduled', revision, start: status.start }
            : { type: 'event.cancelled', revision },
        ]
      })
      const found = told(steps).filter(({ type }) =>
        ['event.scheduled', 'event.cancelled'].includes(type),
      )
      expect(found).toEqual(expected)
    },
  )

  test.prop([status(), fc.boolean()])(
    'is nothing where the revision stayed',
    (status, everyone) => {
      const situation = { status, everyoneAnswered: everyone, revision: 4 }
      expect(noticesOf(situation, { ...situation }, ADA)).toEqual([])
      expect(isWorthALook(situation, { ...situation })).toBe(false)
    },
  )
})

describe('that a time suits everyone', () => {
  /** Whether one does, as far as there can be one: only where everyone has answered. */
  const suiting = () =>
    fc.array(
      fc
        .record({ everyoneAnswered: fc.boolean(), suits: fc.boolean() })
        .map(({ everyoneAnswered, suits }) => ({
          everyoneAnswered,
          suits: everyoneAnswered && suits,
        })),
      { maxLength: 20 },
    )

  test.prop([suiting()])(
    'is told whenever one comes to, by whoever looks only when it is worth it',
    (steps) => {
      const open = { name: 'open' } as const
      let before: Situation = { status: open, everyoneAnswered: false, revision: 1 }
      let [known, was] = [false, false]
      for (const [i, { everyoneAnswered, suits }] of steps.entries()) {
        const after = { status: open, everyoneAnswered, revision: i + 2 }
        let isNews = false
        if (isWorthALook(before, after)) {
          ;({ known, isNews } = afterLook(known, { isOpen: true, suits }))
        }
        expect(isNews).toBe(suits && !was)
        ;[before, was] = [after, suits]
      }
    },
  )

  test.prop([fc.boolean(), fc.boolean()])(
    'is no news where nobody knows what was before',
    (isOpen, suits) => {
      expect(afterLook(undefined, { isOpen, suits })).toEqual({ known: suits, isNews: false })
    },
  )

  test.prop([fc.constantFrom(true, false, undefined), fc.nat(), fc.nat()])(
    'is unknown only at the revision at which watching began',
    (known, since, later) => {
      expect(knownAt(known, since, since)).toBe(known)
      expect(knownAt(known, since, since + 1 + later)).toBe(known ?? false)
    },
  )

  test.prop([fc.boolean(), fc.boolean()])(
    'is never told of an event that is not open, and never forgotten for it',
    (known, suits) => {
      const after = afterLook(known, { isOpen: false, suits })
      expect(after).toEqual({ known: known && suits, isNews: false })
    },
  )
})

describe('an attempt', () => {
  const attempts = () => fc.integer({ min: 1, max: RETRY_DELAYS_MS.length + 1 })
  const chance = () => fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
  const end = () =>
    fc.oneof(
      fc.record({ status: fc.integer({ min: 100, max: 599 }) }),
      fc.record({ reason: fc.constantFrom('timed_out' as const, 'address_refused' as const) }),
    )

  test.prop([attempts(), end(), chance()])(
    'succeeds with 2xx, and with nothing else',
    (n, end, chance) => {
      const isSuccess = 'status' in end && end.status >= 200 && end.status <= 299
      const { state, disables } = afterAttempt(n, end, 1_000, chance)
      expect(state.name === 'delivered').toBe(isSuccess)
      if (isSuccess) expect(disables).toBeUndefined()
    },
  )

  test.prop([attempts(), end(), chance()])(
    'that failed is followed by another within a fifth of its delay, or by none',
    (n, end, chance) => {
      const { state, disables } = afterAttempt(n, end, 1_000, chance)
      if (state.name === 'delivered') return
      const delay = RETRY_DELAYS_MS[n - 1]
      const isGone = 'status' in end && end.status === 410
      if (isGone) expect(disables).toBe('gone')
      else if (delay === undefined) expect(disables).toBe('exhausted')
      else {
        expect(disables).toBeUndefined()
        const waits = state.name === 'pending' ? state.nextAttemptAt - 1_000 : 0
        expect(Math.abs(waits / delay - 1)).toBeLessThanOrEqual(0.2 + 1e-9)
        return
      }
      expect(state).toEqual({ name: 'failed', endedAt: 1_000 })
    },
  )
})

describe('attempts', () => {
  test.prop([fc.integer({ min: 1, max: RETRY_DELAYS_MS.length })])(
    'are spread, so that not all come at once',
    (n) => {
      const earliest = afterAttempt(n, { status: 500 }, 0, 0)
      const latest = afterAttempt(n, { status: 500 }, 0, 0.99)
      expect(earliest).not.toEqual(latest)
    },
  )
})

describe('the id of a delivery', () => {
  const webhookId = fc
    .stringMatching(/^[0-7][0-9a-hjkmnp-tv-z]{25}$/)
    .map((x) => `whk_${x}` as WebhookId)
  const place = fc.record({
    revision: fc.integer({ min: 1, max: 4_294_967_295 }),
    type: fc.constantFrom(...NOTICE_TYPES),
  })

  test.prop([webhookId, place])('says of which webhook, revision and type it is', (id, place) => {
    const written = DeliveryId.of(id, place)
    expect(written).toMatch(/^[a-z0-9_]{1,64}$/)
    expect(made(DeliveryId.read(written))).toEqual(place)
  })

  test.prop([webhookId, webhookId, place])('is none of another webhook', (one, other, place) => {
    fc.pre(one !== other)
    expect(DeliveryId.of(other, place)).not.toBe(DeliveryId.of(one, place))
  })

  test.prop([fc.string()])('is no text that happens to be there', (text) => {
    expect(DeliveryId.read(text).ok).toBe(false)
  })
})

describe('a fair share', () => {
  const sharing = () =>
    fc.record({
      eventId: fc.constantFrom('1', '2', '3'),
      host: fc.constantFrom('a', 'b', 'c'),
      attempts: fc.nat({ max: 1 }),
    })
  const wish = () =>
    fc.record({
      limit: fc.nat({ max: 6 }),
      perEvent: fc.integer({ min: 1, max: 3 }),
      perHost: fc.integer({ min: 1, max: 3 }),
      retries: fc.nat({ max: 3 }),
      underWay: fc.array(sharing(), { maxLength: 6 }),
    })

  test.prop([fc.array(sharing()), wish()])(
    'gives nobody more than their own, and leaves out nobody who has room',
    (due, wish) => {
      const share = fairShare(due, wish)
      expect(share.length).toBeLessThanOrEqual(wish.limit)
      const all = [...wish.underWay, ...share]
      const ofEvent = (one: Sharing) => all.filter(({ eventId }) => eventId === one.eventId).length
      const toHost = (one: Sharing) => all.filter(({ host }) => host === one.host).length
      const retries = all.filter(({ attempts }) => attempts > 0).length
      for (const one of share) {
        expect(ofEvent(one)).toBeLessThanOrEqual(wish.perEvent)
        expect(toHost(one)).toBeLessThanOrEqual(wish.perHost)
        if (one.attempts > 0) expect(retries).toBeLessThanOrEqual(wish.retries)
      }
      const full = fullShares({ ...wish, underWay: all })
      for (const one of due) {
        if (share.length === wish.limit || share.includes(one)) continue
        const hasRetries = one.attempts > 0 && full.retries
        const isFull = full.events.includes(one.eventId) || full.hosts.includes(one.host)
        expect(isFull || hasRetries).toBe(true)
      }
    },
  )

  test.prop([fc.array(sharing()), wish()])(
    'begins with events of which nothing is under way',
    (due, wish) => {
      const many = { ...wish, perHost: 100, retries: 100 }
      const [first] = fairShare(due, { ...many, limit: 1 })
      const idle = due.find((one) => many.underWay.every(({ eventId }) => eventId !== one.eventId))
      if (idle !== undefined && wish.limit > 0) expect(first).toBe(idle)
    },
  )

  test.prop([fc.domain(), fc.nat({ max: 65_535 })])(
    'is one for all ports of a host',
    (host, port) => {
      expect(sharedHost(`${host}.:${port}`)).toBe(host)
      expect(sharedHost(`[::1]:${port}`)).toBe('[::1]')
      expect(sharedHost('[::1]')).toBe('[::1]')
    },
  )
})
