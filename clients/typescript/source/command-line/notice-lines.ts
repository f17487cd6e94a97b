/** What the service says of how it read times, a line each, below an empty one. */
export const noticeLines = (notices: readonly { readonly detail: string }[]): readonly string[] =>
  notices.length === 0 ? [] : ['', ...notices.map(({ detail }) => `Note: ${detail}`)]
