import { createConnection, type RowDataPacket } from 'mysql2/promise'

/**
 * The name and version of the server behind the URL, such as `MySQL 9.7.0` or `MariaDB 10.11.19`.
 * Rejects when it can't be reached.
 */
export async function serverVersion(url: string): Promise<string> {
  const connection = await createConnection(url)
  try {
    const [rows] = await connection.query<RowDataPacket[]>('SELECT VERSION() AS version')
    const version = String(rows[0]?.['version'])
    const name = version.includes('MariaDB') ? 'MariaDB' : 'MySQL'
    return `${name} ${version.split('-', 1)[0]}`
  } finally {
    connection.destroy()
  }
}
