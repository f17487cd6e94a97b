import { readdir } from 'node:fs/promises'
import { serveStatic } from '@hono/node-server/serve-static'
import { createMiddleware } from 'hono/factory'
import type { HttpApp } from '../http-context.ts'
import { PAGE_POLICY } from '../secure-headers.ts'
import { ownNameOf } from './asset-name.ts'

/** The names of these files are made of their content: whoever has one need never ask again. */
const FOREVER = 'public, max-age=31536000, immutable'

/**
 * Answers with the whole of a file, however much of it is asked for: a server may ignore ranges (RFC 9110,
 * section 14.2), and these files are small.
 */
const ignoringRanges = createMiddleware(async (c, next) => {
  if (c.req.header('Range') !== undefined) {
    const headers = new Headers(c.req.raw.headers)
    headers.delete('Range')
    c.req.raw = new Request(c.req.raw, { headers })
  }
  await next()
})

/**
 * The page for people, on the address of the service itself; where it was not built, the
 * documentation is there.
 */
export function registerPageRoutes(
  app: HttpApp,
  folder: string | undefined,
  basePath: string,
): void {
  if (folder === undefined) {
    app.get('/', (c) => c.redirect(`${basePath}/docs`))
    return
  }
  app.get('/', async (c, next) => {
    // What the page asks for is relative to its folder.
    if (!new URL(c.req.url).pathname.endsWith('/')) return c.redirect(`${basePath}/`)
    c.header('Cache-Control', 'no-cache')
    c.header('Content-Security-Policy', PAGE_POLICY)
    return next()
  })
  app.get(
    '/',
    ignoringRanges,
    serveStatic({ root: folder, path: 'index.html', precompressed: true }),
  )
  const assets = (caching: string, path?: string) =>
    serveStatic({
      root: folder,
      ...(path !== undefined && { path }),
      precompressed: true,
      onFound: (_, c) => c.header('Cache-Control', caching),
    })
  app.get(
    '/assets/:file',
    ignoringRanges,
    assets(FOREVER),
    // While instances are replaced, the HTML may have come from one of another version. Any version of
    // the page is whole with it: it says nothing but the names of its files.
    async (c, next) => {
      const own = ownNameOf(c.req.param('file'), await readdir(`${folder}/assets`))
      return own === undefined ? next() : assets('no-store', `assets/${own}`)(c, next)
    },
  )
}
