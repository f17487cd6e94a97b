import cluster, { type Worker } from 'node:cluster'
import { Gauge, type PrometheusContentType, Registry } from '@prometheus-io/client'
import type { Exposition, Snapshot } from './service-metrics.ts'

/** What the supervisor asks a worker, by a number. */
type Question = { readonly metricsQuestion: number }
/** What a worker answers, under the same number; 0 where nobody has asked. */
type Answer = { readonly metricsAnswer: number; readonly snapshot: Snapshot }

/** How long a worker has to answer: well within the ten seconds that Prometheus waits. */
const ANSWER_MS = 1_000

/** What never falls while a process runs, and so must not fall when one of several ends. */
const CUMULATIVE: ReadonlySet<string> = new Set(['counter', 'histogram', 'summary'])

/** Of delays the worst worker's: an average would hide the one that is stuck. */
const DELAY = /^nodejs_eventloop_lag_(p\d+_)?seconds$/

/**
 * The metrics of all workers, summed, for the process that supervises them. Counters never fall: of
 * a worker that has ended stays what it told last, since to Prometheus a falling counter has begun
 * again at 0, and all that it counts would be counted again.
 */
export class WorkerMetrics {
  /** What each worker that runs told last. */
  readonly #told = new Map<Worker, Snapshot>()
  /** What those had counted that have ended. */
  #ended: Snapshot = []
  /** What to do once a question is answered, or can't be any more. */
  readonly #waiting = new Map<number, { readonly worker: Worker; readonly done: () => void }>()
  readonly #silent = new Set<Worker>()
  readonly #ofItsOwn = new Registry<PrometheusContentType>()
  #questions = 0

  constructor() {
    const states = () => ({
      answering: this.#told.size - this.#silent.size,
      silent: this.#silent.size,
    })
    new Gauge({
      name: 'meeting_slot_service_workers',
      help: 'Workers that answer their supervisor, and those that did not in time.',
      labelNames: ['state'],
      registers: [this.#ofItsOwn],
      collect() {
        for (const [state, count] of Object.entries(states())) this.set({ state }, count)
      },
    })
    cluster.on('message', (worker, message) => {
      if (isAnswer(message)) this.#answered(worker, message)
    })
    // Not its exit, which what it told last can come after.
    cluster.on('disconnect', (worker) => this.#ends(worker))
  }

  /** The sum, as of now; of a worker that does not answer within a second, as of when it last did. */
  async expose(): Promise<Exposition> {
    // One that owes an answer is not asked for another.
    const asked = [...this.#told.keys()].filter((worker) => !this.#silent.has(worker))
    await Promise.all(asked.map((worker) => this.#ask(worker)))
    const ofItsOwn = await this.#ofItsOwn.getMetricsAsJSON()
    const sum = Registry.aggregate<PrometheusContentType>([
      ofItsOwn,
      this.#ended as object,
      ...this.#told.values(),
    ])
    return { contentType: sum.contentType, text: await sum.metrics() }
  }

  #ask(worker: Worker): Promise<void> {
    const metricsQuestion = ++this.#questions
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(patience)
        this.#waiting.delete(metricsQuestion)
        resolve()
      }
      const patience = setTimeout(() => {
        this.#silent.add(worker)
        done()
      }, ANSWER_MS)
      this.#waiting.set(metricsQuestion, { worker, done })
      worker.send({ metricsQuestion } satisfies Question, (error) => error && done())
    })
  }

  #answered(worker: Worker, { metricsAnswer, snapshot }: Answer): void {
    this.#told.set(
      worker,
      snapshot.map((metric) =>
        DELAY.test(metric.name) ? { ...metric, aggregator: 'max' } : metric,
      ),
    )
    this.#silent.delete(worker)
    this.#waiting.get(metricsAnswer)?.done()
  }

  #ends(worker: Worker): void {
    const counted = this.#told.get(worker)?.filter(({ type }) => CUMULATIVE.has(type)) ?? []
    this.#ended = Registry.aggregate([this.#ended as object, counted]).getMetricsAsArray() as never
    this.#told.delete(worker)
    this.#silent.delete(worker)
    for (const { worker: asked, done } of this.#waiting.values()) if (asked === worker) done()
  }
}

/**
 * Tells the supervisor of this worker the metrics now, and whenever it asks.
 *
 * @param failed  is told why there are no metrics; the supervisor then goes by what it knows
 * @returns tells them once more, for when the worker ends; resolves once they are on their way
 */
export async function tellSupervisor(
  snapshot: () => Promise<Snapshot>,
  failed: (error: unknown) => void,
): Promise<() => Promise<void>> {
  const tell = async (metricsAnswer: number) => {
    try {
      const answer: Answer = { metricsAnswer, snapshot: await snapshot() }
      const { promise, resolve } = Promise.withResolvers<void>()
      // A supervisor that is gone needs to know nothing.
      if (process.connected) process.send?.(answer, undefined, undefined, () => resolve())
      else resolve()
      await promise
    } catch (error) {
      failed(error)
    }
  }
  process.on('message', (message) => {
    if (isQuestion(message)) tell(message.metricsQuestion)
  })
  await tell(0)
  return () => tell(0)
}

const isQuestion = (message: unknown): message is Question =>
  typeof message === 'object' && message !== null && 'metricsQuestion' in message

const isAnswer = (message: unknown): message is Answer =>
  typeof message === 'object' && message !== null && 'metricsAnswer' in message
