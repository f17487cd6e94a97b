import { useState } from 'preact/hooks'
import { fragmentOf } from '../link.ts'
import { forget, remembered } from '../remembered.ts'
import { words } from '../words/words.ts'

/** The way back to the events that this browser has links of its own to. */
export function RememberedEvents() {
  const [events, setEvents] = useState(remembered)
  if (events.length === 0) return null
  return (
    <section aria-labelledby="remembered">
      <h2 id="remembered">{words.remembered.heading}</h2>
      <p class="hint">{words.remembered.hint}</p>
      <ul class="rows">
        {events.map(({ link, title }) => (
          <li key={link.eventId}>
            <a href={fragmentOf(link)}>{title}</a>
            <button
              type="button"
              class="quiet"
              aria-label={words.remembered.forgetThis(title)}
              onClick={() => {
                forget(link)
                setEvents(remembered())
              }}
            >
              {words.remembered.forget}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
