import { createConnection, type RowDataPacket } from 'mysql2/promise'

/** How many rows the table has. */
export async function countRows(url: string, table: string): Promise<number> {
  const [[row]] = await query(url, `SELECT COUNT(*) AS count FROM \`${table}\``)
  return Number(row?.['count'])
}

/** Every row of every table of the database, as one text; bytes as they are, too. */
export async function everyRow(url: string): Promise<string> {
  const [tables] = await query(
    url,
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
  )
  const rows = await Promise.all(
    tables.map(async ({ name }) => [name, (await query(url, `SELECT * FROM \`${name}\``))[0]]),
  )
  return JSON.stringify(rows, (_, value) =>
    value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
  )
}

async function query(url: string, sql: string) {
  const connection = await createConnection(url)
  try {
    return await connection.query<RowDataPacket[]>(sql)
  } finally {
    await connection.end()
  }
}
