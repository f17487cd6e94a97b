import { render } from 'preact'
import { App } from './app.tsx'
import { languageOfWords, words } from './words/words.ts'

/** Shows the page; browsers that don't know Temporal yet are taught it first. */
async function start(): Promise<void> {
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global')
  document.documentElement.lang = languageOfWords
  const page = document.getElementById('page')
  if (page === null) return
  // What says that nothing has loaded: it is not drawn by what follows, which would leave it there.
  page.replaceChildren()
  render(<App />, page)
}

start().catch((error: unknown) => {
  const page = document.getElementById('page')
  if (page !== null) page.textContent = words.fault.noStart
  throw error
})
