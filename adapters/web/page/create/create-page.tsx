import { useEffect, useMemo, useState } from 'preact/hooks'
import { IntervalSet } from '../../../../domain/time/interval-set.ts'
import { EventFields } from '../parts/event-fields.tsx'
import { Faults } from '../parts/faults.tsx'
import { PersonFields } from '../parts/person-fields.tsx'
import { submittedForm } from '../parts/submitted-form.ts'
import { ZoneSelect } from '../parts/zone-select.tsx'
import { ownZone } from '../time/zones.ts'
import { words } from '../words/words.ts'
import { DateCalendar } from './date-calendar.tsx'
import { HoursOfDays } from './hours-of-days.tsx'
import { HoursSelect } from './hours-select.tsx'
import { RememberedEvents } from './remembered-events.tsx'
import { useNewEvent } from './use-new-event.ts'
import { atTheSameClock, type Hours, WHOLE_DAY, windowsOn } from './windows.ts'

const OFFICE_HOURS: Hours = { from: 9 * 60, to: 17 * 60 }

/** The page on which an organizer says what is to be placed, and where it may lie. */
export function CreatePage() {
  const [zone, setZone] = useState(ownZone)
  const [dates, setDates] = useState<ReadonlySet<string>>(new Set())
  const [hours, setHours] = useState(OFFICE_HOURS)
  const [changes, setChanges] = useState({ added: IntervalSet.empty, removed: IntervalSet.empty })
  const { create, isSending, fault } = useNewEvent()
  const today = useMemo(() => Temporal.Now.plainDateISO(zone), [zone])

  useEffect(() => {
    document.title = words.product
  }, [])

  const usual = useMemo(() => windowsOn(dates, hours, zone), [dates, hours, zone])
  // Changes to a day that was taken out again count no more.
  const added = changes.added.intersection(windowsOn(dates, WHOLE_DAY, zone))
  const windows = usual.union(added).difference(changes.removed)
  const moveTo = (next: string) => {
    const moved = (time: IntervalSet) => atTheSameClock(time, zone, next)
    setChanges({ added: moved(changes.added), removed: moved(changes.removed) })
    setZone(next)
  }

  const submit = async (event: SubmitEvent) => {
    const { text, isChecked } = submittedForm(event)
    const organizer = { name: text('name'), email: text('email') }
    const description = text('description')
    if (windows.size === 0) document.querySelector<HTMLElement>('#dates [tabindex="0"]')?.focus()
    await create(
      {
        title: text('title'),
        ...(description !== '' && { description }),
        duration_minutes: Number(text('duration_minutes')),
        organizer,
        ...(isChecked('takes-part') && { participants: [{ ...organizer, timezone: ownZone }] }),
      },
      windows,
      zone,
    )
  }

  return (
    <main class="narrow">
      <h1>{words.create.heading}</h1>
      <p class="lead">{words.create.lead}</p>
      <RememberedEvents />
      <form onSubmit={submit} class="stack">
        <EventFields />

        <fieldset id="dates">
          <legend>{words.create.dates}</legend>
          <p id="dates-hint" class="hint">
            {words.create.datesHint}
          </p>
          <DateCalendar today={today} dates={dates} onDates={setDates} />
          <p class="hint" aria-live="polite">
            {words.create.datesChosen(dates.size)}
          </p>
        </fieldset>

        <fieldset>
          <legend>{words.create.hours}</legend>
          <HoursSelect hours={hours} onHours={setHours} />
          <ZoneSelect label={words.create.zone} zone={zone} onZone={moveTo} />
          {dates.size > 0 && (
            <HoursOfDays
              dates={dates}
              zone={zone}
              windows={windows}
              onPainted={(painted, isOffered) =>
                setChanges(({ added, removed }) =>
                  isOffered
                    ? { added: added.union(painted), removed: removed.difference(painted) }
                    : { added: added.difference(painted), removed: removed.union(painted) },
                )
              }
            />
          )}
        </fieldset>

        <fieldset>
          <legend>{words.create.you}</legend>
          <PersonFields isSelf />
          <label class="check">
            <input type="checkbox" name="takes-part" defaultChecked />
            <span>{words.create.takesPart}</span>
          </label>
        </fieldset>

        <Faults fault={fault} />
        <button type="submit" class="main" disabled={isSending}>
          {isSending ? words.create.creating : words.create.submit}
        </button>
      </form>
    </main>
  )
}
