import type { Page } from 'playwright-core'

/** What is put into the page: what has changed since somebody asked. */
type Watching = { readonly watched: MutationObserver; readonly changed: Set<string> }

/** Which cells a page draws anew, by what its document says has changed. */
export class DrawnCells {
  readonly #page: Page

  private constructor(page: Page) {
    this.#page = page
  }

  /** Watches a page from now on. */
  static async of(page: Page): Promise<DrawnCells> {
    await page.evaluate(() => {
      const changed = new Set<string>()
      const watched = new MutationObserver((records) => {
        for (const { target } of records) {
          const element = target instanceof Element ? target : target.parentElement
          const grid = element?.closest('[role=grid]')?.getAttribute('aria-label') ?? 'no grid'
          const place = element?.closest('[data-place]')?.getAttribute('data-place')
          changed.add(`${grid}: ${place ?? element?.outerHTML.slice(0, 60)}`)
        }
      })
      const everything = { subtree: true, childList: true, attributes: true, characterData: true }
      watched.observe(document, everything)
      Object.assign(globalThis, { watched, changed } satisfies Watching)
    })
    return new DrawnCells(page)
  }

  /**
   * What has been drawn anew since it was asked last, once what is due is drawn: `Name of the grid:
   * column row` of each cell, and the HTML of whatever is none; sorted.
   */
  async since(): Promise<readonly string[]> {
    const changed = await this.#page.evaluate(async () => {
      const { changed } = globalThis as unknown as Watching
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const all = [...changed]
      changed.clear()
      return all
    })
    return changed.toSorted()
  }
}
