import type { Fault, Refusal } from '../service.ts'
import { words } from '../words/words.ts'

/** Says what went wrong, at once and aloud; nothing where nothing did. */
export function Faults({ fault }: { readonly fault: Fault | undefined }) {
  return <div role="alert">{fault !== undefined && <div class="fault">{text(fault)}</div>}</div>
}

function text(fault: Fault) {
  switch (fault.kind) {
    case 'unreachable':
      return <p>{words.fault.unreachable}</p>
    case 'ours':
      return <p>{fault.message}</p>
    case 'refused':
      return <RefusalText refusal={fault} />
  }
}

/** Why the service refused: in the page's words, and in the service's where those say more. */
function RefusalText({ refusal }: { readonly refusal: Refusal }) {
  const { status, problem, detail, errors } = refusal
  const told = words.fault.refusals[problem] ?? (status >= 500 ? words.fault.trouble : undefined)
  if (told !== undefined) return <p>{told}</p>
  const introduction = words.fault.introductions[problem]
  const faults = errors.map((one) =>
    `${fieldAt(one.pointer ?? one.parameter ?? '')} ${one.detail}`.trim(),
  )
  const details = faults.length === 0 && introduction !== undefined ? [detail] : faults
  return (
    <>
      {introduction === undefined ? <p lang="en">{detail}</p> : <p>{introduction}</p>}
      {details.length > 0 && (
        <ul lang="en">
          {[...new Set(details)].map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
    </>
  )
}

/** What of a form a pointer into a body names (RFC 6901), as the form calls it. */
function fieldAt(pointer: string): string {
  const names = Object.entries(words.fault.fields)
  const found = names.find(([field]) => pointer.split('/').includes(field))
  return found === undefined ? pointer : `${found[1]}:`
}
