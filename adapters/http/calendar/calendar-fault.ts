/** What a body that should be a calendar file is not. `line` counts from 1; it is missing where none is at fault. */
export type UnreadableCalendar = {
  readonly _tag: 'UnreadableCalendar'
  readonly reason: 'not_utf8' | 'no_calendar' | 'unbalanced' | 'too_deep' | 'too_long' | 'malformed'
  readonly line?: number | undefined
}

/** A calendar of which can't be told when its owner is busy. */
export type CalendarRefused = {
  readonly _tag: 'CalendarRefused'
  /** Where the entry begins that it is about, counted from 1; missing where it is about all of them. */
  readonly line?: number | undefined
} & CalendarRefusal

/** Why it can't be told. */
export type CalendarRefusal =
  | { readonly reason: 'not_a_time'; readonly property: string; readonly written: string }
  | { readonly reason: 'unknown_zone'; readonly timeZone: string }
  /** A VTIMEZONE whose clocks change by a rule that no zone has, or more often than the limit. */
  | { readonly reason: 'zone_not_yearly' }
  | { readonly reason: 'zone_too_restless'; readonly max: number }
  | { readonly reason: 'not_a_rule' }
  /** The calendar takes more steps to follow than the limit, or more of them at a go. */
  | { readonly reason: 'too_much'; readonly max: number }
  | { readonly reason: 'too_much_at_once'; readonly max: number }

/** Ends the reading of a calendar, however deep inside it, with the fault that was found. */
export class CalendarStumble extends Error {
  readonly fault: UnreadableCalendar | CalendarRefused

  constructor(fault: UnreadableCalendar | CalendarRefused) {
    super(fault._tag)
    this.fault = fault
  }
}
