import { fc, test as propertyTest } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { invitationMail, reminderMails } from '../../adapters/web/page/event/mail.ts'

/** Titles as the service takes them: any characters. */
const title = () => fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })

const ADDRESS = 'https://meet.example/slots/#evt_01kf3k9v4xe9ktn8vbq1d5m2rz/token-of_theirs'

/** Characters that stand for themselves in the fields of such an address (RFC 6068, section 2). */
const WRITTEN = /^mailto:[\w.~!$'()*+,;:@%-]*[?][\w.~!$'()*+,;:@%=&-]*$/

/** A mailto address, read as RFC 6068 has it: a plus is a plus. */
function read(address: string) {
  const { protocol, pathname, search, hash } = new URL(address)
  expect([protocol, hash]).toEqual(['mailto:', ''])
  const fields = search
    .slice(1)
    .split('&')
    .map((field) => field.split('=').map(decodeURIComponent) as [string, string])
  return { to: decodeURIComponent(pathname), ...Object.fromEntries(fields) } as Record<
    string,
    string
  >
}

describe('a letter', () => {
  propertyTest.prop([title(), fc.emailAddress()])(
    'brings somebody their link, whatever the title is',
    (title, email) => {
      const written = invitationMail({ title }, email, ADDRESS)
      expect(written).toMatch(WRITTEN)
      const { to, subject, body, ...more } = read(written)
      expect([to, more]).toEqual([email, {}])
      expect(subject).toContain(title)
      expect(body).toContain(title)
      expect(body?.split('\r\n')).toContain(ADDRESS)
    },
  )

  propertyTest.prop([title(), fc.array(fc.emailAddress(), { maxLength: 120 })])(
    'reminds everybody, fifty at once, without telling one of the others',
    (title, emails) => {
      const letters = reminderMails(
        { title },
        emails.map((email) => ({ email })),
      )
      const reminded = letters.map(({ address: written }) => {
        expect(written).toMatch(WRITTEN)
        const { to, bcc, subject, body, ...more } = read(written)
        expect([to, more]).toEqual(['', {}])
        expect(subject).toContain(title)
        expect(body).toContain(title)
        return bcc?.split(',') ?? []
      })
      expect(reminded.flat()).toEqual(emails)
      expect(reminded.every((some) => some.length > 0 && some.length <= 50)).toBe(true)
    },
  )

  propertyTest.prop([title(), fc.emailAddress()])(
    'breaks its lines as mail does (RFC 6068, section 5)',
    (title, email) => {
      for (const address of [
        invitationMail({ title }, email, ADDRESS),
        ...reminderMails({ title }, [{ email }]).map(({ address }) => address),
      ]) {
        expect(
          read(address)
            ['body']?.replaceAll('\r\n', '')
            .match(/[\r\n]/),
        ).toBeNull()
      }
    },
  )

  test('writes what would end a field, or add one, as a part of the text', () => {
    const title = 'Tea & cake? 100% #1 +1 = “yes”&cc=eve@example.com'
    const { subject, cc } = read(invitationMail({ title }, 'ada+tea@example.com', ADDRESS))
    expect([subject, cc]).toEqual([`When can you come? ${title}`, undefined])
  })

  test('to an address writes its @ as it is, and one in quotes otherwise', () => {
    expect(invitationMail({ title: 'Tea' }, 'ada@example.com', ADDRESS)).toMatch(
      /^mailto:ada@example[.]com[?]/,
    )
    expect(invitationMail({ title: 'Tea' }, '"not@me"@example.com', ADDRESS)).toMatch(
      /^mailto:%22not%40me%22@example[.]com[?]/,
    )
  })

  test('has nothing of whose address is not known', () => {
    const [letter, ...more] = reminderMails({ title: 'Tea' }, [{}, { email: 'ada@example.com' }])
    expect(more).toEqual([])
    expect(read(letter?.address ?? '')['bcc']).toBe('ada@example.com')
  })
})
