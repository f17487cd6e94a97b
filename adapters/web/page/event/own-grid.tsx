import { useState } from 'preact/hooks'
import { type Answer, type Brush, NO_TIME, paint, stateOf } from '../grid/answer.ts'
import { paintedLook } from '../grid/cell-look.ts'
import type { GridLayout } from '../grid/grid-layout.ts'
import { TimeGrid } from '../grid/time-grid.tsx'
import { Faults } from '../parts/faults.tsx'
import { words } from '../words/words.ts'
import { CalendarImport } from './calendar-import.tsx'
import { useAnswer } from './use-answer.ts'
import type { EventOnPage } from './use-event.ts'

type OwnGridProps = {
  readonly page: EventOnPage
  readonly eventId: string
  readonly userId: string
  readonly revision: number
  /** Whether answers are taken. */
  readonly isOpen: boolean
  readonly hasAnswered: boolean
  readonly layout: GridLayout
  readonly zone: string
  readonly shownDay: number
  readonly onShownDay: (day: number) => void
}

/** What one says about one's own time, painted and saved as one paints. */
export function OwnGrid(props: OwnGridProps) {
  const { page, eventId, userId, isOpen, layout, zone } = props
  const { answer, saving, fault, change, save, withdraw } = useAnswer(
    page.client,
    eventId,
    userId,
    props.revision,
    page.reload,
  )
  const [found, setFound] = useState<Answer>()
  const shown = found ?? answer ?? NO_TIME
  const isPaintable = isOpen && answer !== undefined && found === undefined
  const [brush, setBrush] = useState<Exclude<Brush, 'nothing'>>('free')
  const allCells = layout.columns.flatMap(({ cells }) => cells.filter((cell) => cell !== undefined))

  return (
    <section
      aria-labelledby="own-heading"
      class="panel"
      data-preview={found !== undefined || undefined}
    >
      <div class="panel-head">
        <h2 id="own-heading">{words.own.heading}</h2>
        {isOpen ? (
          <p id="own-hint" class="hint">
            <span class="by-mouse">{words.own.hint}</span>
            <span class="by-touch">{words.own.touchHint}</span>
          </p>
        ) : (
          <p class="notice">{words.own.closed}</p>
        )}
        {isOpen && (
          <fieldset class="brushes">
            <legend class="unseen">{words.own.brush}</legend>
            {(['free', 'ifNeeded'] as const).map((one) => (
              <label key={one}>
                <input
                  type="radio"
                  name="brush"
                  checked={brush === one}
                  onChange={() => setBrush(one)}
                />
                <span class="swatch" data-look={one} aria-hidden="true" />
                {words.grid.brush[one]}
              </label>
            ))}
          </fieldset>
        )}
      </div>
      <div>
        <TimeGrid
          layout={layout}
          zone={zone}
          label={words.own.heading}
          {...(isOpen && { describedBy: 'own-hint' })}
          lookOf={(cell) => paintedLook(stateOf(shown, cell))}
          painting={
            isPaintable
              ? {
                  brushAt: (cell) => (stateOf(shown, cell) === brush ? 'nothing' : brush),
                  brushOf: (cell) => {
                    const state = stateOf(shown, cell)
                    return state === 'partly' ? brush : state
                  },
                  onPainted: (cells, painted) => change((now) => paint(now, cells, painted)),
                }
              : undefined
          }
          shownDay={props.shownDay}
          onShownDay={props.onShownDay}
        />
        {isOpen && (
          <>
            <div class="actions">
              <p role="status" class="saving" data-saving={saving}>
                {words.own.saving[saving]}
              </p>
              <button
                type="button"
                disabled={!isPaintable}
                onClick={() => change((now) => paint(now, allCells, brush))}
              >
                {words.own.all}
              </button>
              <button
                type="button"
                disabled={!isPaintable}
                onClick={() => change((now) => paint(now, allCells, 'nothing'))}
              >
                {words.own.none}
              </button>
              {props.hasAnswered && (
                <button type="button" onClick={withdraw}>
                  {words.own.withdraw}
                </button>
              )}
            </div>
            <CalendarImport
              client={page.client}
              eventId={eventId}
              userId={userId}
              found={found}
              onFound={setFound}
              onAccepted={(accepted) => change(() => accepted)}
            />
            <Faults fault={fault} />
            {saving === 'failed' && (
              <button type="button" onClick={save}>
                {words.own.saveAgain}
              </button>
            )}
          </>
        )}
      </div>
    </section>
  )
}
