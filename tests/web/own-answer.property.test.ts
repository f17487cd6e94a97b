import { fc, test } from '@fast-check/vitest'
import { test as example, expect } from 'vitest'
import { type AnswerStore, OwnAnswer } from '../../adapters/web/page/event/own-answer.ts'
import { type Answer, NO_TIME, paint, slotsOf } from '../../adapters/web/page/grid/answer.ts'
import type { Interval } from '../../domain/time/interval.ts'

const HOUR_MS = 3_600_000
const hour = (of: number): { readonly intervals: readonly Interval[] } => ({
  intervals: [{ start: of * HOUR_MS, end: (of + 1) * HOUR_MS } as Interval],
})

/** What somebody does with their answer; each stroke paints one hour. */
type Step = { readonly paint: number } | 'read' | 'send' | 'withdraw'

const steps = () =>
  fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.record({ paint: fc.nat({ max: 9 }) }) },
      { weight: 5, arbitrary: fc.constantFrom<Step>('read', 'send') },
      { weight: 1, arbitrary: fc.constant<Step>('withdraw') },
    ),
    { minLength: 4, maxLength: 16 },
  )

/** A service that answers whenever the scheduler lets it, and not always. */
function slowStore(
  scheduler: fc.Scheduler,
  failures: readonly boolean[],
  kept: { answer: Answer },
) {
  let calls = 0
  const later = async <Value>(work: () => Value): Promise<Value> => {
    await scheduler.schedule(Promise.resolve(), 'on its way')
    if (failures[calls++]) throw new Error('lost')
    const value = work()
    await scheduler.schedule(Promise.resolve(), 'on its way back')
    return value
  }
  return {
    read: () => later(() => kept.answer),
    write: (answer) =>
      later(() => {
        kept.answer = answer
      }),
    withdraw: () =>
      later(() => {
        kept.answer = NO_TIME
      }),
  } satisfies AnswerStore
}

test.prop([fc.scheduler(), steps(), fc.array(fc.boolean(), { maxLength: 10 })])(
  'in whatever order the service answers, and whatever is lost on the way, what was painted is kept in the end',
  async (scheduler, steps, failures) => {
    const kept = { answer: paint(NO_TIME, [hour(20)], 'ifNeeded') }
    let expected = kept.answer
    const own = new OwnAnswer(slowStore(scheduler, failures, kept), () => {})
    const underWay: Promise<unknown>[] = []
    const first = own.read()
    await scheduler.waitFor(first)
    const take = (step: Step) => {
      if (step === 'read') underWay.push(own.read())
      else if (step === 'send') underWay.push(own.send())
      else if (own.state.answer === undefined) return
      else if (step === 'withdraw') {
        expected = NO_TIME
        own.withdraw(NO_TIME)
      } else {
        expected = paint(expected, [hour(step.paint)], 'free')
        own.change((answer) => paint(answer, [hour(step.paint)], 'free'))
      }
    }
    const { task } = scheduler.scheduleSequence(steps.map((step) => async () => take(step)))
    await scheduler.waitIdle()
    await task
    await Promise.all(underWay)
    // It is tried again until nothing is lost any more.
    for (let tries = 0; tries <= failures.length; tries++) {
      await scheduler.waitFor(own.send())
      await scheduler.waitFor(own.read())
    }
    expect(slotsOf(kept.answer)).toEqual(slotsOf(expected))
    expect(slotsOf(own.state.answer ?? NO_TIME)).toEqual(slotsOf(expected))
  },
)

example('nothing can be painted before it is known what was said before', async () => {
  const own = new OwnAnswer(
    {
      read: () => Promise.reject(new Error('lost')),
      write: async () => {},
      withdraw: async () => {},
    },
    () => {},
  )
  await own.read()
  own.change((answer) => paint(answer, [hour(1)], 'free'))
  expect(own.state).toMatchObject({ answer: undefined, saving: 'nothing to save' })
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
        write: async () => {},
        withdraw: async () => {},
      },
      () => {},
    )
    await own.read()
    const reading = own.read()
    own.change((answer) => paint(answer, [hour(1)], 'free'))
    await own.send()
    late.resolve(NO_TIME)
    await reading
    expect(slotsOf(own.state.answer ?? NO_TIME)).toHaveLength(1)
  },
)
