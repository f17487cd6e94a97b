import { exampleEvent, slot } from '../http/example-event.ts'
import type { Caller, FuzzAnswer } from './caller.ts'
import type { Known } from './sensible.ts'

/** An event made for the run, and what its requests need to know of it as it changes. */
export class Stage {
  eventId = ''
  /** The organizer's, and those that may be refused something. */
  organizer = ''
  others: string[] = []
  userIds: string[] = []
  webhookIds: string[] = []
  /** Users who are registered. */
  registered: string[] = []
  readonly #apiKey: string

  /** @param apiKey  an admin's */
  constructor(apiKey: string) {
    this.#apiKey = apiKey
  }

  starts: string[] = []
  /** The entity tag of the event as it is now, as far as the last answer told. */
  tag: string | undefined
  isOver = true

  /** Makes the event of example 1, with one answer. */
  async open(caller: Caller): Promise<void> {
    const created = await caller.send({
      method: 'POST',
      path: '/events',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(exampleEvent),
    })
    if (created.status !== 201) throw new Error(`no event: ${JSON.stringify(created)}`)
    this.learn('POST /events', created)
    this.isOver = false
    const answered = await caller.send({
      method: 'POST',
      path: `/events/${this.eventId}/availability`,
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${this.organizer}` },
      body: JSON.stringify({ user_id: this.userIds[0], slots: [slot('12', '14:00', '16:00')] }),
    })
    this.learn('POST /events/{event_id}/availability', answered)
    await this.#register(caller)
  }

  async #register(caller: Caller): Promise<void> {
    const registered = await caller.send({
      method: 'POST',
      path: '/users',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${this.#apiKey}` },
      body: JSON.stringify({ name: 'Olga', email: `${crypto.randomUUID()}@example.com` }),
    })
    this.learn('POST /users', registered)
  }

  /** Whether somebody is there for every request to be about. */
  get isPeopled(): boolean {
    return this.userIds.length > 0 && this.registered.length > 0
  }

  /**
   * What stands in the place of a parameter of this path.
   * @throws for one that the fuzzer has not been taught
   */
  pathParameter(name: string, path: string): string {
    const [user = 'usr'] = path.startsWith('/users') ? this.registered : this.userIds
    const [webhook = 'whk'] = this.webhookIds
    const values: Readonly<Record<string, string>> = {
      event_id: this.eventId,
      user_id: user,
      webhook_id: webhook,
    }
    return known(values, name, 'the path parameter')
  }

  /**
   * The `Authorization` that opens an operation with one of these security schemes.
   * @param caller  0 for whoever may most; others may be refused something
   * @throws where the fuzzer has been taught none of them
   */
  credential(schemes: readonly string[], caller: number): string {
    const token = this.others[caller - 1] ?? this.organizer
    const values: Readonly<Record<string, string>> = {
      capability: `Bearer ${token}`,
      apiKey: `Bearer ${this.#apiKey}`,
    }
    const taught = schemes.find((scheme) => scheme in values) ?? schemes.join(', ')
    return known(values, taught, 'the security scheme')
  }

  /**
   * A value of a documented header with which a request may be sent.
   * @throws for one that the fuzzer has not been taught
   */
  header(name: string): string {
    const tag = this.tag ?? '*'
    const values = { 'If-Match': tag, 'If-None-Match': tag, 'Last-Event-ID': tag }
    return known(values, name, 'the header')
  }

  get known(): Known {
    return { userIds: this.userIds, registered: this.registered, starts: this.starts }
  }

  /** Takes from an answer about this event what it tells. */
  learn(operation: string, { status, etag, body }: FuzzAnswer): void {
    if (operation.startsWith('GET') || status >= 300) return
    if (operation === 'POST /users') this.registered.push((body as { user_id: string }).user_id)
    if (operation.includes(' /users')) return
    // A write that tells no tag has left an unknown one.
    this.tag = etag
    if (operation === 'DELETE /events/{event_id}') this.isOver = true
    if (typeof body !== 'object' || body === null) return
    const told = body as Told
    if (told.status === 'cancelled') this.isOver = true
    this.eventId = told.event_id ?? this.eventId
    this.organizer = told.organizer_token ?? this.organizer
    if (told.join_token !== undefined) this.others = [told.join_token, ...this.others].slice(0, 9)
    for (const { token } of [...(told.participants ?? []), told]) {
      if (token !== undefined) this.others = [token, ...this.others].slice(0, 9)
    }
    if (operation === 'POST /events') this.webhookIds = []
    if (told.webhook_id !== undefined) this.webhookIds.push(told.webhook_id)
    if (operation === 'POST /events/{event_id}/participants') {
      this.userIds.push(...(told.participants ?? []).map(({ user_id }) => user_id))
    } else if (told.participants !== undefined) {
      this.userIds = told.participants.map(({ user_id }) => user_id)
    }
    if (told.proposed_slots !== undefined && told.duration_minutes !== undefined) {
      const { proposed_slots: slots, duration_minutes: minutes } = told
      this.starts = slots.filter((slot) => lasts(slot, minutes)).map((slot) => slot.start_time)
    }
  }

  /** Forgets somebody, or a webhook, that was removed. */
  forget(id: string | undefined): void {
    this.userIds = this.userIds.filter((known) => known !== id)
    this.registered = this.registered.filter((known) => known !== id)
    this.webhookIds = this.webhookIds.filter((known) => known !== id)
  }
}

function known(values: Readonly<Record<string, string>>, name: string, what: string): string {
  const value = values[name]
  if (value === undefined) throw new Error(`teach the fuzzer ${what} "${name}" in stage.ts`)
  return value
}

type ShownSlot = { readonly start_time: string; readonly end_time: string }

/** What answers tell of an event, each a part of it. */
type Told = {
  readonly status?: string
  readonly event_id?: string
  readonly organizer_token?: string
  readonly join_token?: string
  readonly token?: string
  readonly webhook_id?: string
  readonly participants?: readonly { readonly user_id: string; readonly token?: string }[]
  readonly proposed_slots?: readonly ShownSlot[]
  readonly duration_minutes?: number
}

const lasts = ({ start_time, end_time }: ShownSlot, minutes: number) =>
  Date.parse(end_time) - Date.parse(start_time) >= minutes * 60_000
