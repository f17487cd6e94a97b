/** A form that was sent, without the browser's going anywhere. */
export function submittedForm(event: SubmitEvent) {
  event.preventDefault()
  const form = event.currentTarget as HTMLFormElement
  const given = new FormData(form)
  return {
    form,
    /** What stands in a field, without blanks around it. */
    text: (name: string) => String(given.get(name) ?? '').trim(),
    isChecked: (name: string) => given.has(name),
  }
}
