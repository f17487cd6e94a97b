import { words } from '../words/words.ts'
import { Field, NOT_BLANK } from './field.tsx'

/** Who somebody is: `name` and `email` of a form. */
export const PersonFields = ({ isSelf }: { readonly isSelf: boolean }) => (
  <div class="pair">
    <Field label={words.person.name}>
      <input
        name="name"
        required
        pattern={NOT_BLANK}
        maxLength={200}
        autocomplete={isSelf ? 'name' : 'off'}
      />
    </Field>
    <Field label={words.person.email}>
      <input name="email" type="email" required autocomplete={isSelf ? 'email' : 'off'} />
    </Field>
  </div>
)
