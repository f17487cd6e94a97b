import { useRef, useState } from 'preact/hooks'
import { sendCalendar } from '../../../../clients/typescript/source/calendar-file.ts'
import { answerOf, type SlotClient } from '../../../../clients/typescript/source/slot-client.ts'
import { type Answer, answerFrom } from '../grid/answer.ts'
import { Faults } from '../parts/faults.tsx'
import { useLedFocus } from '../parts/use-led-focus.ts'
import { type Fault, faultOf } from '../service.ts'
import { words } from '../words/words.ts'

type CalendarImportProps = {
  readonly client: SlotClient
  readonly eventId: string
  readonly userId: string
  /** The free time that was found, and is shown but not saved. */
  readonly found: Answer | undefined
  readonly onFound: (found: Answer | undefined) => void
  /** The free time that was found is to count. */
  readonly onAccepted: (found: Answer) => void
}

/** A file on some other disk may be out of reach, or not this person's to read. */
const UNREADABLE: Fault = { kind: 'ours', message: words.calendarFile.unreadable }

/**
 * Has a calendar file do the painting. What it would paint is said first, and saved only when that is
 * wanted; nothing else of the file is kept anywhere.
 */
export function CalendarImport(props: CalendarImportProps) {
  const { client, eventId, userId, found, onFound, onAccepted } = props
  const [fault, setFault] = useState<Fault>()
  const [isReading, setReading] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const summary = useRef<HTMLElement>(null)
  useLedFocus(summary, found)

  const read = async (file: File) => {
    setReading(true)
    onFound(undefined)
    setFault(undefined)
    try {
      const { slots } = await answerOf(
        sendCalendar(client, {
          eventId,
          userId,
          file: await file.text(),
          isPreview: true,
        }),
      )
      onFound(answerFrom(slots))
    } catch (error) {
      setFault(error instanceof DOMException ? UNREADABLE : faultOf(error))
    } finally {
      setReading(false)
      if (input.current !== null) input.current.value = ''
    }
  }

  return (
    <details class="calendar-import">
      <summary ref={summary}>{words.calendarFile.summary}</summary>
      <p class="hint">{words.calendarFile.hint}</p>
      <label class="field">
        <span>{words.calendarFile.choose}</span>
        <input
          ref={input}
          type="file"
          accept=".ics,text/calendar"
          disabled={isReading}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0]
            if (file !== undefined) void read(file)
          }}
        />
      </label>
      <p role="status">
        {found && words.calendarFile.found(found.free.union(found.ifNeeded).durationMs / 3_600_000)}
      </p>
      {found && (
        <div class="actions">
          <button
            type="button"
            class="main"
            onClick={() => {
              onAccepted(found)
              onFound(undefined)
            }}
          >
            {words.calendarFile.use}
          </button>
          <button type="button" onClick={() => onFound(undefined)}>
            {words.calendarFile.discard}
          </button>
        </div>
      )}
      <Faults fault={fault} />
    </details>
  )
}
