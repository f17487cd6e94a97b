/** Who may know something of the participants, besides each of themselves. */
export type Audience = 'everyone' | 'organizer_only'

/** What those who hold a token of an event may know of its participants. */
export type Visibility = {
  /** Whether and when they can come. */
  readonly answers: Audience
  /** Who they are, where they are and when they work. Hidden people have hidden answers. */
  readonly participants: Audience
}

/** Everything for everyone, unless the organizer says otherwise. */
export const DEFAULT_VISIBILITY: Visibility = { answers: 'everyone', participants: 'everyone' }

/** What is to be shown otherwise; a missing field stays. */
export type VisibilityChanges = { readonly [Field in keyof Visibility]?: Audience | undefined }

/** The visibility with the changes. */
export const changedVisibility = (
  visibility: Visibility,
  { answers, participants }: VisibilityChanges,
): Visibility => ({
  answers: answers ?? visibility.answers,
  participants: participants ?? visibility.participants,
})
