import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { HttpApp } from '../http-context.ts'
import { openApiDocument } from '../openapi-document.ts'
import { DOCUMENTATION_POLICY } from '../secure-headers.ts'

const ASSETS = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
} as const

/** The OpenAPI document, and a page that shows it with files of this machine alone. */
export function registerDocumentationRoutes(app: HttpApp, basePath: string): void {
  // Every route is registered by now, and none is added later: one document serves all requests.
  const document = JSON.stringify(openApiDocument(app, basePath))
  app.get('/openapi.json', (c) =>
    c.body(document, 200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-cache' }),
  )

  app.get('/docs/', (c) => c.redirect(`${basePath}/docs`))
  app.get('/docs', (c) =>
    c.html(page(basePath), 200, { 'Content-Security-Policy': DOCUMENTATION_POLICY }),
  )
  app.get('/docs/start.js', (c) =>
    c.body(startScript(basePath), 200, { 'Content-Type': 'text/javascript; charset=utf-8' }),
  )
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
  for (const [name, type] of Object.entries(ASSETS)) {
    const content = readFileSync(join(folder, name), 'utf8')
    app.get(`/docs/${name}`, (c) =>
      c.body(content, 200, { 'Content-Type': type, 'Cache-Control': 'public, max-age=3600' }),
    )
  }
}

const page = (basePath: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Meeting Slot Service: interface</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${basePath}/docs/swagger-ui.css">
</head>
<body>
<div id="interface"></div>
<script src="${basePath}/docs/swagger-ui-bundle.js"></script>
<script src="${basePath}/docs/start.js"></script>
</body>
</html>
`

// Without `validatorUrl: null` the page would ask a public validator about the document.
const startScript = (basePath: string) => `SwaggerUIBundle({
  url: ${JSON.stringify(`${basePath}/openapi.json`)},
  dom_id: '#interface',
  deepLinking: true,
  validatorUrl: null,
})
`
