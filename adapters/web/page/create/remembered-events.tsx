import { useState } from 'preact/hooks'
import { fragmentOf } from '../link.ts'
import { forget, remembered } from '../remembered.ts'
import { words } from '../words/words.ts'

/** The way back to the events that this browser has links of its own to. */
export function RememberedEvents() {
  const [events, setEvents] = useState(remembered)
  if (events.length === 0) return null
  return (
    <details class="panel">
      <summary>{words.remembered.heading(events.length)}</summary>
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
    </details>
  )
}
