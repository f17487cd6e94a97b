import type { ComponentChildren } from 'preact'
import { words } from '../words/words.ts'

/** What is around every page. */
export const Frame = ({ children }: { readonly children: ComponentChildren }) => (
  <>
    <header class="bar">
      <a href="./" class="brand">
        <span class="mark" aria-hidden="true" />
        {words.product}
      </a>
      <a href="./">{words.newEvent}</a>
    </header>
    {children}
    <footer>
      <a href="docs">{words.forPrograms}</a>
    </footer>
  </>
)
