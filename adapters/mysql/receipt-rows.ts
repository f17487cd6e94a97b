import { LARGE_RECEIPTS, type StoredReceipt } from '../../application/receipts.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import { isDuplicate, isLocked } from './mysql-errors.ts'
import type { Session } from './session.ts'

type ReceiptRow = Omit<StoredReceipt, 'about'> & {
  readonly about: StoredReceipt['about'] | null
}

const RECEIPT = `SELECT fingerprint, sealed, about_id AS about, made_ms AS madeAt
  FROM receipts WHERE key_hash = ?`

/** The receipt under this key, whatever its age. */
export function readReceipt(session: Session, keyHash: string): Promise<StoredReceipt | undefined> {
  return receiptFrom(session, keyHash, RECEIPT)
}

/**
 * The receipt under this key, which nobody else can change until the session's transaction ends.
 * @returns `locked` at once where another transaction has it, or is about to make it
 */
export async function lockReceipt(
  session: Session,
  keyHash: string,
): Promise<StoredReceipt | 'locked' | undefined> {
  try {
    return await receiptFrom(session, keyHash, `${RECEIPT} FOR UPDATE NOWAIT`)
  } catch (error) {
    if (isLocked(error)) return 'locked'
    throw error
  }
}

/**
 * Takes a key that has no receipt, so that others find it locked.
 * @returns `locked` where another transaction was first and is under way, `taken` where it has ended
 */
export async function takeKey(
  session: Session,
  keyHash: string,
  { fingerprint, madeAt }: Pick<StoredReceipt, 'fingerprint' | 'madeAt'>,
): Promise<'mine' | 'locked' | 'taken'> {
  try {
    await session.write(
      "INSERT INTO receipts (key_hash, fingerprint, sealed, made_ms) VALUES (?, ?, '', ?)",
      [keyHash, fingerprint, madeAt],
    )
    return 'mine'
  } catch (error) {
    if (isLocked(error)) return 'locked'
    if (isDuplicate(error)) return 'taken'
    throw error
  }
}

/** Stores the answer under a key that has been taken with {@link takeKey}. */
export async function fillReceipt(
  session: Session,
  keyHash: string,
  { sealed, about }: Pick<StoredReceipt, 'sealed' | 'about'>,
): Promise<void> {
  await session.write('UPDATE receipts SET sealed = ?, about_id = ? WHERE key_hash = ?', [
    Buffer.from(sealed),
    about ?? null,
    keyHash,
  ])
  const isLarge = sealed.byteLength >= LARGE_RECEIPTS.fromBytes
  if (isLarge && about !== undefined) await deleteLargeOf(session, about)
}

/** Removes the oldest large receipts of an event beyond so many. */
async function deleteLargeOf(session: Session, about: string): Promise<void> {
  await session.write(
    `DELETE receipts FROM receipts JOIN (
        SELECT key_hash FROM receipts WHERE about_id = ? AND OCTET_LENGTH(sealed) >= ?
          ORDER BY made_ms DESC, key_hash LIMIT ${LARGE_RECEIPTS.ofOneEvent}, 1000
      ) AS too_many USING (key_hash)`,
    [about, LARGE_RECEIPTS.fromBytes],
  )
}

/** Removes the receipt under this key. */
export const deleteReceipt = (session: Session, keyHash: string): Promise<number> =>
  session.write('DELETE FROM receipts WHERE key_hash = ?', [keyHash])

/** Removes up to so many receipts that were made before this instant, the oldest first. */
export const deleteReceiptsBefore = (
  session: Session,
  instant: EpochMs,
  most: number,
): Promise<number> =>
  session.write(`DELETE FROM receipts WHERE made_ms < ? ORDER BY made_ms LIMIT ${most}`, [instant])

async function receiptFrom(
  session: Session,
  keyHash: string,
  sql: string,
): Promise<StoredReceipt | undefined> {
  const [row] = await session.rows<ReceiptRow>(sql, [keyHash])
  return row && { ...row, about: row.about ?? undefined }
}
