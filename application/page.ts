/** One page of a list, and where the next one begins, if there is more. */
export type Page<Item extends { readonly id: unknown }> = {
  readonly items: readonly Item[]
  readonly next: Item['id'] | undefined
}

/** The first `limit` of the items, of which one more was asked for than the page has room for. */
export function pageOf<Item extends { readonly id: unknown }>(
  items: readonly Item[],
  limit: number,
): Page<Item> {
  const shown = items.slice(0, limit)
  return { items: shown, next: items.length > limit ? shown.at(-1)?.id : undefined }
}
