import { addressOf, type Link } from '../link.ts'
import { CopiedAddress } from '../parts/copied-address.tsx'
import { words } from '../words/words.ts'

/** The link by which somebody comes back from another device, as who they are. */
export function OwnLink(props: { readonly link: Link; readonly isOrganizer: boolean }) {
  const { link, isOrganizer } = props
  if (link.token === undefined) return null
  const label = isOrganizer ? words.ownLink.ofOrganizer : words.ownLink.ofParticipant
  return (
    <details>
      <summary>{label}</summary>
      <p class="hint">
        {isOrganizer ? words.ownLink.hintForOrganizer : words.ownLink.hintForParticipant}
      </p>
      <CopiedAddress label={label} address={addressOf(link)} />
    </details>
  )
}
