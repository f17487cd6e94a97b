/** Of whom a viewer may know something. */
export type Extent = 'everybody' | 'themselves'

/** What a viewer may know of those who are to meet. Themselves they always know. */
export type Sight<Id extends string> = {
  /** Who looks; `undefined` for somebody who is not to come. */
  readonly self: Id | undefined
  /** Of whom they may know that they are to come, their zones, hours and groups. */
  readonly people: Extent
  /**
   * Of whom they may know whether and when they can come: never of more than of whom they may know
   * that they are to come at all.
   */
  readonly answers: Extent
}

/** The sight of somebody who may know everything. */
export const WHOLE_SIGHT = {
  self: undefined,
  people: 'everybody',
  answers: 'everybody',
} as const satisfies Sight<never>

/** Whether this sight shows that of a person. */
export const sees =
  <Id extends string>(sight: Sight<Id>, what: 'people' | 'answers') =>
  (person: Id): boolean =>
    sight[what] === 'everybody' || person === sight.self
