import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

const CIPHER = 'aes-256-gcm'
const SALT = 'meeting-slot-service receipts'
/** Of each of the three secrets. */
const BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * What only the sender of a request can make, from their key and the token that they present: the
 * name under which its answer is kept, the mark of what was asked, and the lock of the answer. The
 * storage has the first two, which lead back to nothing: who steals it learns neither keys nor
 * tokens nor answers, nor can they try whether a request asked for this or that.
 */
export class ReceiptSecrets {
  /** Unlike that of any other key or credential. */
  readonly keyHash: string
  readonly #mark: Buffer
  readonly #lock: Buffer

  /** @param owner  whose key it is: `keyOwner` */
  constructor(key: string, owner: string) {
    // A key holds no end of a line, so no two pairs look the same.
    const secret = `${key}\n${owner}`
    const derived = Buffer.from(hkdfSync('sha256', secret, SALT, '', 3 * BYTES))
    this.keyHash = derived.toString('base64url', 0, BYTES)
    this.#mark = derived.subarray(BYTES, 2 * BYTES)
    this.#lock = derived.subarray(2 * BYTES)
  }

  /** A hash of what is asked; of parts that are not apart by themselves, only the last may vary in length. */
  fingerprint(head: string, body: Uint8Array): string {
    return createHmac('sha256', this.#mark).update(head).update(body).digest('base64url')
  }

  /** The text, readable to whoever can make these secrets. */
  seal(text: string): Uint8Array {
    const nonce = randomBytes(NONCE_BYTES)
    const cipher = createCipheriv(CIPHER, this.#lock, nonce)
    const sealed = [cipher.update(text, 'utf8'), cipher.final()]
    return Buffer.concat([nonce, cipher.getAuthTag(), ...sealed])
  }

  /** The text that was sealed; throws for anything else. */
  open(sealed: Uint8Array): string {
    const nonce = sealed.subarray(0, NONCE_BYTES)
    const opening = createDecipheriv(CIPHER, this.#lock, nonce, { authTagLength: TAG_BYTES })
    opening.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
    const text = opening.update(sealed.subarray(NONCE_BYTES + TAG_BYTES))
    return Buffer.concat([text, opening.final()]).toString('utf8')
  }
}
