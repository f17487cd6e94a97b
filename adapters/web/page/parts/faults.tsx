import type { Fault } from '../service.ts'
import { words } from '../words/words.ts'

/** Says what went wrong, at once and aloud; nothing where nothing did. */
export function Faults({ fault }: { readonly fault: Fault | undefined }) {
  return (
    <div role="alert">
      {fault !== undefined && (
        <div class="fault">
          {fault.kind === 'unreachable' ? (
            <p>{words.fault.unreachable}</p>
          ) : (
            <>
              <p>{fault.message}</p>
              {fault.kind === 'refused' && fault.details.length > 0 && (
                <ul>
                  {fault.details.map((detail) => (
                    <li key={detail}>{detail}</li>
                  ))}
                </ul>
              )}
            </>
          )}
        </div>
      )}
    </div>
  )
}
