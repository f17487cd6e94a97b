// The least that a fresh answer costs: one look-up of a primary key through Hono and mysql2.
import { Hono } from 'hono'
import mysql, { type RowDataPacket } from 'mysql2/promise'
import { listen } from '../adapters/http/http-server.ts'
import { createLogger } from '../bootstrap/logger.ts'

const pool = mysql.createPool({ uri: process.env['DATABASE_URL'] as string, connectionLimit: 10 })
const app = new Hono()
app.get('/events/:event_id/revision', async (c) => {
  const [[row]] = await pool.execute<RowDataPacket[]>(
    'SELECT revision FROM events WHERE event_id = ?',
    [c.req.param('event_id')],
  )
  return c.json(row)
})
const { address } = await listen(
  app.fetch,
  { host: '127.0.0.1', port: 0 },
  createLogger('silent'),
  {
    requestBegins: () => {},
    requestEnds: () => {},
  },
)
console.log(`ready on http://127.0.0.1:${address.port},`)
process.on('SIGTERM', () => process.exit())
