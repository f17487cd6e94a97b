import { InvalidArgumentError } from 'commander'

/** Somebody as they stand in an option: `Ada <ada@example.com>`. */
export type Person = { readonly name: string; readonly email: string }

/** A window of time as it stands in an option, still without a zone. */
export type Window = {
  readonly start_time: string
  readonly end_time: string
  /** As it was written. */
  readonly text: string
}

const PERSON = /^([^<>]+)<([^<>]+)>$/

/** @throws InvalidArgumentError  which commander tells with the option and its value */
export function readPerson(text: string): Person {
  const [, name = '', email = ''] = PERSON.exec(text.trim())?.map((part) => part.trim()) ?? []
  if (name === '' || email === '') {
    throw new InvalidArgumentError('Write "Ada <ada@example.com>".')
  }
  return { name, email }
}

const WINDOW =
  /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(Z|[+-]\d\d:\d\d)?\s*\/\s*(?:(\d{4}-\d\d-\d\d)[T ])?(\d\d:\d\d(?::\d\d)?)(Z|[+-]\d\d:\d\d)?$/

/**
 * Reads `2026-01-12T14:00/16:00` or `2026-01-12T22:00/2026-01-13T01:00`; as in ISO 8601, section
 * 5.5.2.4, the end has what it leaves out from the start: the date, the offset.
 *
 * @throws InvalidArgumentError  which commander tells with the option and its value
 */
export function readWindow(text: string): Window {
  const [, date, start, offset = '', endDate = date, end, endOffset = offset] =
    WINDOW.exec(text.trim()) ?? []
  if (date === undefined) {
    throw new InvalidArgumentError(
      'Write "2026-01-12T14:00/16:00", or "2026-01-12T22:00/2026-01-13T01:00".',
    )
  }
  return {
    start_time: `${date}T${start}${offset}`,
    end_time: `${endDate}T${end}${endOffset}`,
    text,
  }
}

/**
 * What is wrong with a window, as far as that can be told without a zone and before anybody is asked.
 * @returns undefined where nothing is, or where the service has to say
 */
export function windowFault({ start_time, end_time }: Window): string | undefined {
  const [start, end] = [instantOf(start_time), instantOf(end_time)]
  if (Number.isNaN(start) || Number.isNaN(end)) return 'there is no such time'
  const areComparable = hasOffset(start_time) === hasOffset(end_time)
  return areComparable && end <= start ? 'must end after it begins' : undefined
}

const hasOffset = (time: string) => /(?:Z|[+-]\d\d:\d\d)$/.test(time)

/** In epoch milliseconds; a local time as if it were one of UTC, which keeps the order. */
const instantOf = (time: string) => Date.parse(hasOffset(time) ? time : `${time}Z`)

/** @throws InvalidArgumentError  which commander tells with the option and its value */
export function readZone(text: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return text
  } catch {
    throw new InvalidArgumentError('Write a zone of IANA’s, such as "Europe/Berlin".')
  }
}

/** @throws InvalidArgumentError  which commander tells with the option and its value */
export function readNumber(text: string): number {
  if (!/^\d{1,9}(\.\d{1,9})?$/.test(text)) throw new InvalidArgumentError('Write a number.')
  return Number(text)
}

/** For options that may be given more than once: reads each, and keeps them in their order. */
export const each =
  <Value>(read: (text: string) => Value) =>
  (text: string, previous: readonly Value[] = []): readonly Value[] => [...previous, read(text)]

/** The zone of this machine. */
export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone
