/**
 * The storage did not answer: the one reason for which a repository's promise may reject.
 * The caller may try again later; a write that was under way may or may not have happened.
 */
export class StorageUnavailable extends Error {
  readonly _tag = 'StorageUnavailable'
}
