import { useEffect, useRef, useState } from 'preact/hooks'
import { type Answer, type Brush, NO_TIME, paint, stateOf } from '../grid/answer.ts'
import { paintedLook } from '../grid/cell-look.ts'
import type { GridLayout } from '../grid/grid-layout.ts'
import { TimeGrid } from '../grid/time-grid.tsx'
import { Faults } from '../parts/faults.tsx'
import { useLedFocus } from '../parts/use-led-focus.ts'
import { words } from '../words/words.ts'
import { CalendarImport } from './calendar-import.tsx'
import type { Saving } from './own-answer.ts'
import { useAnswer } from './use-answer.ts'
import type { EventOnPage } from './use-event.ts'

type OwnGridProps = {
  readonly page: EventOnPage
  readonly eventId: string
  readonly userId: string
  /** Another whenever one's answer may be another. */
  readonly version: unknown
  /** Whether answers are taken. */
  readonly isOpen: boolean
  /** Is told how what is painted stands to what is kept. */
  readonly onSaving: (saving: Saving) => void
  readonly layout: GridLayout
  /** Another whenever the proposed times are others. */
  readonly windowsKey: string
  readonly zone: string
  readonly shownDay: number
  readonly onShownDay: (day: number) => void
}

/** Tells whoever listens what is worth an interruption: not that each stroke is on its way. */
function SavingHeard({ saving }: { readonly saving: Saving }) {
  const [heard, setHeard] = useState<'saved' | 'failed'>()
  useEffect(() => {
    if (saving === 'saved' || saving === 'failed') setHeard(saving)
  }, [saving])
  return (
    <p role="status" class="unseen">
      {heard && words.own.heard[heard]}
    </p>
  )
}

/** What one says about one's own time, painted and saved as one paints. */
export function OwnGrid(props: OwnGridProps) {
  const { page, eventId, userId, isOpen, layout, zone } = props
  const { said, canUndo, saving, fault, ...own } = useAnswer(
    page.client,
    eventId,
    userId,
    props.version,
    page.reloadSoon,
  )
  const [found, setFound] = useState<Answer>()
  const shown = found ?? (typeof said === 'object' ? said : NO_TIME)
  const isPaintable = isOpen && said !== undefined && found === undefined
  const [brush, setBrush] = useState<Exclude<Brush, 'nothing'>>('free')
  useEffect(() => props.onSaving(saving), [saving])
  // What was found is free time within the windows as they were, and can't be used too late.
  useEffect(() => setFound(undefined), [props.windowsKey, isOpen])
  const heading = useRef<HTMLHeadingElement>(null)
  useLedFocus(heading, saving)
  const allCells = layout.columns.flatMap(({ cells }) => cells.filter((cell) => cell !== undefined))

  return (
    <section
      aria-labelledby="own-heading"
      class="panel"
      data-preview={found !== undefined || undefined}
    >
      <div class="panel-head">
        <h2 id="own-heading" ref={heading} tabIndex={-1}>
          {words.own.heading}
        </h2>
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
                  onPainted: (cells, painted) => own.change((now) => paint(now, cells, painted)),
                }
              : undefined
          }
          shownDay={props.shownDay}
          onShownDay={props.onShownDay}
        />
        <p class="saving" data-saving={saving}>
          {found === undefined && words.own.saving[saving]}
        </p>
        <SavingHeard saving={saving} />
        {isOpen && (
          <>
            <div class="actions">
              <button
                type="button"
                disabled={!isPaintable}
                onClick={() => own.change((now) => paint(now, allCells, brush))}
              >
                {words.own.all}
              </button>
              <button
                type="button"
                disabled={!isPaintable}
                onClick={() => own.change((now) => paint(now, allCells, 'nothing'))}
              >
                {words.own.none}
              </button>
              <button type="button" disabled={!isPaintable || !canUndo} onClick={own.undo}>
                {words.own.undo}
              </button>
              <button
                type="button"
                disabled={!isPaintable}
                aria-disabled={said === 'nothing' || undefined}
                onClick={() => said !== 'nothing' && own.withdraw()}
              >
                {words.own.withdraw}
              </button>
            </div>
            <CalendarImport
              client={page.client}
              eventId={eventId}
              userId={userId}
              found={found}
              onFound={setFound}
              onAccepted={(accepted) => own.change(() => accepted)}
            />
          </>
        )}
        <Faults fault={fault} />
        {saving === 'failed' && (
          <div class="actions">
            {isOpen && (
              <button type="button" onClick={own.save}>
                {words.own.saveAgain}
              </button>
            )}
            <button type="button" onClick={own.discard}>
              {words.own.discard}
            </button>
          </div>
        )}
      </div>
    </section>
  )
}
