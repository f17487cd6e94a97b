import { readFileSync } from 'node:fs'
import { validate } from 'dockerfile-utils'
import { describe, expect, test } from 'vitest'
import { dockerfileText, type Stage, stagesOf } from './dockerfile.ts'

const stages = stagesOf(dockerfileText)
const [dependencies, page, image] = stages as [Stage, Stage, Stage]
const { devDependencies } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { devDependencies: Record<string, string> }

describe('the Dockerfile', () => {
  test('has nothing that its language does not know', () => {
    expect(validate(dockerfileText).map(({ message }) => message)).toEqual([])
  })

  test('brings the very Node that the tests run with', () => {
    expect(stages.map((stage) => stage.image)).toEqual(
      stages.map(() => `node:${devDependencies['node']}-trixie-slim`),
    )
    expect(process.version).toBe(`v${devDependencies['node']}`)
  })

  test('installs from the lock file before it sees a source, and no package may run anything', () => {
    expect(dependencies.copies).toEqual([
      expect.objectContaining({ sources: ['package.json', 'package-lock.json', '.npmrc'] }),
    ])
    expect(dependencies.runs).toEqual([
      expect.stringMatching(/^npm ci --omit=dev --ignore-scripts /),
    ])
  })

  test('builds the page of its own sources, with packages that do not come along', () => {
    expect(page.copies[0]).toEqual(dependencies.copies[0])
    expect(page.runs).toEqual([
      expect.stringMatching(/^npm ci --ignore-scripts /),
      'node scripts/build-page.ts',
    ])
    expect(image.copies).toContainEqual({
      from: 'page',
      sources: ['/app/adapters/web/built'],
      target: 'adapters/web/built',
      mode: undefined,
    })
  })

  test('takes the four layers, and neither tests nor documents', () => {
    const taken = image.copies.flatMap(({ from, sources }) => (from === undefined ? sources : []))
    expect(taken).toEqual(['package.json', 'domain', 'application', 'adapters', 'bootstrap'])
  })

  test('lets the service write to none of it, whatever the modes in the checkout', () => {
    for (const { from, mode } of image.copies)
      expect(mode).toBe(from === undefined ? '755' : undefined)
    expect(image.copies.every(({ target }) => !target.startsWith('/'))).toBe(true)
  })

  test('runs as a user with a number who is not root', () => {
    expect(image.settings.get('USER')).toMatch(/^[1-9]\d*:[1-9]\d*$/)
  })

  test('starts node itself, which is told to stop by SIGTERM', () => {
    expect(image.entrypoint).toEqual(['node'])
    expect(image.command).toEqual(['bootstrap/main.ts'])
    expect(image.settings.get('STOPSIGNAL')).toBe('SIGTERM')
  })

  test('listens on 8080 to the network', () => {
    expect(image.environment).toEqual({ NODE_ENV: 'production', HOST: '0.0.0.0', PORT: '8080' })
    expect(image.settings.get('EXPOSE')).toBe('8080')
  })

  test('says which version of which commit it is', () => {
    expect(image.labels).toEqual(
      expect.arrayContaining([
        'org.opencontainers.image.version',
        'org.opencontainers.image.revision',
        'org.opencontainers.image.licenses',
      ]),
    )
  })

  test('has no secret in it, and asks for none', () => {
    expect(dockerfileText).not.toMatch(/password|secret|token|_auth/i)
  })
})
