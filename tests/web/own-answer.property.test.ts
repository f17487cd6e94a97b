import { fc, test } from '@fast-check/vitest'
import { test as example, expect } from 'vitest'
import { type AnswerStore, OwnAnswer, type Said } from '../../adapters/web/page/event/own-answer.ts'
import { type Answer, NO_TIME, paint, slotsOf } from '../../adapters/web/page/grid/answer.ts'
import type { Interval } from '../../domain/time/interval.ts'
import { IntervalSet } from '../../domain/time/interval-set.ts'

const HOUR_MS = 3_600_000
const hour = (of: number): { readonly intervals: readonly Interval[] } => ({
  intervals: [{ start: of * HOUR_MS, end: (of + 1) * HOUR_MS } as Interval],
})

/** What somebody does with their answer; each stroke paints one hour, elsewhere one of the later hours. */
type Step =
  | { readonly paint: number }
  | { readonly elsewhere: number }
  | 'read'
  | 'send'
  | 'withdraw'
  | 'undo'

/** How a call ends: a lost one may have been carried out before its answer was lost. */
type Ending = 'answered' | 'lost on the way' | 'lost on the way back'

const endings = () =>
  fc.array(fc.constantFrom<Ending>('answered', 'lost on the way', 'lost on the way back'), {
    maxLength: 10,
  })

const steps = () =>
  fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.record({ paint: fc.nat({ max: 9 }) }) },
      { weight: 1, arbitrary: fc.record({ elsewhere: fc.nat({ max: 9 }) }) },
      { weight: 5, arbitrary: fc.constantFrom<Step>('read', 'send') },
      { weight: 1, arbitrary: fc.constantFrom<Step>('withdraw', 'undo') },
    ),
    { minLength: 4, maxLength: 16 },
  )

const answerIn = (said: Said | undefined): Answer => (typeof said === 'object' ? said : NO_TIME)
const written = (said: Said | undefined) => (typeof said === 'object' ? slotsOf(said) : said)

/** A service that answers whenever the scheduler lets it, and not always. */
function slowStore(scheduler: fc.Scheduler, endings: readonly Ending[], kept: { said: Said }) {
  let calls = 0
  const later = async <Value>(work: () => Value): Promise<Value> => {
    const ending = endings[calls++]
    await scheduler.schedule(Promise.resolve(), 'on its way')
    if (ending === 'lost on the way') throw new Error(ending)
    const value = work()
    await scheduler.schedule(Promise.resolve(), 'on its way back')
    if (ending === 'lost on the way back') throw new Error(ending)
    return value
  }
  return {
    read: () => later(() => kept.said),
    keep: (said) =>
      later(() => {
        kept.said = said
      }),
  } satisfies AnswerStore
}

/** What is said of the hours that are painted here. */
const ofHere = (said: Said | undefined) => {
  const { free, ifNeeded } = answerIn(said)
  const here = IntervalSet.of(
    hour(0).intervals.map(({ start }) => ({ start, end: start + 10 * HOUR_MS }) as Interval),
  )
  return slotsOf({ free: free.intersection(here), ifNeeded: ifNeeded.intersection(here) })
}

test.prop([fc.scheduler(), steps(), endings()])(
  'in whatever order the service answers, and whatever is lost on the way, what was painted is kept in the end',
  async (scheduler, steps, endings) => {
    const kept: { said: Said } = { said: paint(NO_TIME, [hour(3)], 'ifNeeded') }
    const expected: Said[] = [kept.said]
    const own = new OwnAnswer(slowStore(scheduler, endings, kept), () => {})
    const underWay: Promise<unknown>[] = []
    const first = own.read()
    await scheduler.waitFor(first)
    const take = (step: Step) => {
      if (step === 'read') underWay.push(own.read())
      else if (step === 'send') underWay.push(own.send())
      else if (typeof step === 'object' && 'elsewhere' in step)
        kept.said = paint(answerIn(kept.said), [hour(10 + step.elsewhere)], 'ifNeeded')
      else if (own.state.said === undefined) return
      else if (step === 'withdraw') {
        expected.push('nothing')
        own.withdraw()
      } else if (step === 'undo') {
        if (own.state.canUndo) expected.pop()
        own.undo()
      } else {
        const more = (answer: Answer) => paint(answer, [hour(step.paint)], 'free')
        expected.push(more(answerIn(expected.at(-1))))
        own.change(more)
      }
    }
    const { task } = scheduler.scheduleSequence(steps.map((step) => async () => take(step)))
    await scheduler.waitIdle()
    await task
    await Promise.all(underWay)
    // It is tried again until nothing is lost any more.
    for (let tries = 0; tries <= endings.length; tries++) {
      await scheduler.waitFor(own.send())
      await scheduler.waitFor(own.read())
    }
    expect(ofHere(kept.said)).toEqual(ofHere(expected.at(-1)))
    expect(written(own.state.said)).toEqual(written(kept.said))
  },
)

example('nothing can be painted before it is known what was said before', async () => {
  const own = new OwnAnswer(
    {
      read: () => Promise.reject(new Error('lost')),
      keep: async () => {},
    },
    () => {},
  )
  await own.read()
  own.change((answer) => paint(answer, [hour(1)], 'free'))
  expect(own.state).toMatchObject({ said: undefined, saving: 'nothing to save' })
  expect(await own.send()).toBe(false)
})

example(
  'a reading that began before a stroke was saved does not bring back what was there before',
  async () => {
    const late = Promise.withResolvers<Answer>()
    const readings = [Promise.resolve(NO_TIME), late.promise]
    const own = new OwnAnswer(
      {
        read: () => readings.shift() as Promise<Answer>,
        keep: async () => {},
      },
      () => {},
    )
    await own.read()
    const reading = own.read()
    own.change((answer) => paint(answer, [hour(1)], 'free'))
    await own.send()
    late.resolve(NO_TIME)
    await reading
    expect(written(own.state.said)).toHaveLength(1)
  },
)

example('what was said elsewhere in the meantime is not undone by what was done here', async () => {
  const kept: { said: Said } = { said: 'nothing' }
  const own = new OwnAnswer(
    {
      read: async () => kept.said,
      keep: async (said) => {
        kept.said = said
      },
    },
    () => {},
  )
  await own.read()
  own.change((answer) => paint(answer, [hour(1)], 'free'))
  await own.send()
  await own.read()
  expect(own.state.canUndo).toBe(true)
  kept.said = paint(NO_TIME, [hour(2)], 'free')
  await own.read()
  expect(own.state.canUndo).toBe(false)
  own.undo()
  expect(await own.send()).toBe(false)
})

example(
  'what can’t be saved is given up only on request, and then what is kept is shown',
  async () => {
    const own = new OwnAnswer(
      { read: async () => 'nothing', keep: () => Promise.reject(new Error('refused')) },
      () => {},
    )
    await own.read()
    own.change((answer) => paint(answer, [hour(1)], 'free'))
    await own.send()
    await own.read()
    expect(own.state).toMatchObject({ saving: 'failed' })
    expect(written(own.state.said)).toHaveLength(1)
    own.discard()
    await own.read()
    expect(own.state).toMatchObject({ said: 'nothing', saving: 'nothing to save', canUndo: false })
  },
)

example('of two readings the later one counts, whichever is answered first', async () => {
  const [earlier, later] = [Promise.withResolvers<Said>(), Promise.withResolvers<Said>()]
  const readings = [Promise.resolve<Said>('nothing'), earlier.promise, later.promise]
  const own = new OwnAnswer(
    { read: () => readings.shift() as Promise<Said>, keep: async () => {} },
    () => {},
  )
  await own.read()
  const both = [own.read(), own.read()]
  later.resolve(paint(NO_TIME, [hour(2)], 'free'))
  await both[1]
  earlier.resolve('nothing')
  await both[0]
  expect(written(own.state.said)).toHaveLength(1)
})

/** A store that is out of reach as long as somebody says so. */
function storeWith(kept: { said: Said; isOffline: boolean }): AnswerStore {
  const over = async <Value>(work: () => Value) => {
    if (kept.isOffline) throw new Error('offline')
    return work()
  }
  return {
    read: () => over(() => kept.said),
    keep: (said) =>
      over(() => {
        kept.said = said
      }),
  }
}

example(
  'what was said elsewhere while nothing could be sent from here is kept besides',
  async () => {
    const kept = { said: paint(NO_TIME, [hour(1), hour(2)], 'free') as Said, isOffline: false }
    const own = new OwnAnswer(storeWith(kept), () => {})
    await own.read()
    kept.isOffline = true
    own.change((answer) => paint(answer, [hour(1)], 'nothing'))
    await own.send()
    kept.said = paint(answerIn(kept.said), [hour(5)], 'ifNeeded')
    kept.isOffline = false
    await own.send()
    const expected = paint(paint(NO_TIME, [hour(2)], 'free'), [hour(5)], 'ifNeeded')
    expect(written(kept.said)).toEqual(written(expected))
    expect(written(own.state.said)).toEqual(written(expected))
  },
)

example(
  'whoever only undoes what they did here does not take back what was said elsewhere',
  async () => {
    const kept = { said: 'nothing' as Said, isOffline: false }
    const own = new OwnAnswer(storeWith(kept), () => {})
    await own.read()
    kept.isOffline = true
    own.change((answer) => paint(answer, [hour(1)], 'free'))
    await own.send()
    own.undo()
    kept.said = paint(NO_TIME, [hour(5)], 'free')
    kept.isOffline = false
    await own.send()
    expect(written(kept.said)).toEqual(written(paint(NO_TIME, [hour(5)], 'free')))
  },
)

example('whoever takes their answer back takes all of it back', async () => {
  const kept = { said: paint(NO_TIME, [hour(1)], 'free') as Said, isOffline: false }
  const own = new OwnAnswer(storeWith(kept), () => {})
  await own.read()
  kept.isOffline = true
  own.withdraw()
  await own.send()
  kept.said = paint(NO_TIME, [hour(5)], 'free')
  kept.isOffline = false
  await own.send()
  expect(kept.said).toBe('nothing')
})

example('a page that has slept looks what was said elsewhere before it says anything', async () => {
  const kept = { said: paint(NO_TIME, [hour(1)], 'free') as Said, isOffline: false }
  let nowMs = 0
  const own = new OwnAnswer(
    storeWith(kept),
    () => {},
    () => nowMs,
  )
  await own.read()
  kept.said = paint(NO_TIME, [hour(5)], 'free')
  nowMs += HOUR_MS
  own.change((answer) => paint(answer, [hour(2)], 'free'))
  await own.send()
  const expected = paint(NO_TIME, [hour(2), hour(5)], 'free')
  expect(written(kept.said)).toEqual(written(expected))
})

example(
  'a page that is left sends its newest at once, while something else is on its way',
  async () => {
    const arrived: { readonly said: unknown; readonly isLeaving: boolean }[] = []
    const slow = Promise.withResolvers<void>()
    const own = new OwnAnswer(
      {
        read: async () => 'nothing',
        keep: (said, isLeaving) => {
          arrived.push({ said: written(said), isLeaving })
          return arrived.length === 1 ? slow.promise : Promise.resolve()
        },
      },
      () => {},
    )
    await own.read()
    own.change((answer) => paint(answer, [hour(1)], 'free'))
    const sending = own.send()
    own.change((answer) => paint(answer, [hour(2)], 'free'))
    own.leave()
    own.leave()
    expect(arrived).toEqual([
      { said: slotsOf(paint(NO_TIME, [hour(1)], 'free')), isLeaving: false },
      { said: slotsOf(paint(NO_TIME, [hour(1), hour(2)], 'free')), isLeaving: true },
    ])
    slow.resolve()
    await sending
    expect(own.state.saving).toBe('saved')
  },
)
