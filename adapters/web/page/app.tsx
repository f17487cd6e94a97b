import { useEffect, useState } from 'preact/hooks'
import { CreatePage } from './create/create-page.tsx'
import { EventPage } from './event/event-page.tsx'
import { readLink } from './link.ts'
import { Frame } from './parts/frame.tsx'
import { words } from './words/words.ts'

/** The page that the address names: an event, or the one that makes a new one. */
export function App() {
  const [fragment, setFragment] = useState(location.hash)
  useEffect(() => {
    const follow = ({ oldURL }: HashChangeEvent) => {
      setFragment(location.hash)
      if (pageAt(new URL(oldURL).hash) === pageAt(location.hash)) return
      window.scrollTo(0, 0)
      // Whoever listens to the page is told that it is another.
      document.getElementById('page')?.focus()
    }
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])

  const link = readLink(fragment)
  if (link !== undefined) {
    return (
      <Frame>
        <EventPage key={pageAt(fragment)} link={link} />
      </Frame>
    )
  }
  return (
    <Frame>
      {fragment.length > 1 ? (
        <main class="narrow">
          <h1>{words.fault.noSuchLink}</h1>
          <p>{words.fault.noSuchLinkHint}</p>
          <a href="./">{words.create.heading}</a>
        </main>
      ) : (
        <CreatePage />
      )}
    </Frame>
  )
}

/** What tells a page from another: not the link that its organizer shares, which may be renewed. */
function pageAt(fragment: string): string {
  const { eventId, token } = readLink(fragment) ?? {}
  return eventId === undefined ? fragment : `${eventId}/${token}`
}
