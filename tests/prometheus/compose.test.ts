import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

const ROOT = new URL('../../', import.meta.url)
const read = (path: string) => parse(readFileSync(new URL(path, ROOT), 'utf8'))

type ComposeService = {
  readonly image?: string
  readonly profiles?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  readonly ports?: readonly string[]
  readonly volumes?: readonly string[]
}
const services = Object.entries<ComposeService>(read('compose.yaml').services)
const service = (name: string) => services.find(([one]) => one === name)?.[1] ?? {}
const mountsOf = (name: string) =>
  (service(name).volumes ?? [])
    .map((volume) => volume.split(':'))
    .filter(([from = '']) => from.startsWith('./'))

// No engine runs these files here: what they must agree on is compared instead.
describe('compose.yaml', () => {
  test('starts MySQL alone unless more is asked for', () => {
    expect(
      services.filter(([, { profiles }]) => profiles === undefined).map(([name]) => name),
    ).toEqual(['mysql'])
  })

  test('lets nobody in from outside of this machine', () => {
    for (const [, { ports = [] }] of services) {
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/)
    }
  })

  test('names the version of every image', () => {
    const images = services.flatMap(([, { image = [] }]) => image)
    expect(images).toHaveLength(4)
    for (const image of images) expect(image).toMatch(/:v?\d+\.\d+(\.\d+)?$/)
  })

  test.each(['prometheus', 'grafana'])(
    'mounts what is there into %s, for reading alone',
    (name) => {
      const mounts = mountsOf(name)
      expect(mounts.length).toBeGreaterThan(0)
      for (const [from = '', , mode] of mounts) {
        expect(existsSync(fileURLToPath(new URL(from, ROOT)))).toBe(true)
        expect(mode).toBe('ro')
      }
    },
  )

  test('has Prometheus scrape the service, and Grafana ask Prometheus', () => {
    const { METRICS_PORT } = service('service').environment ?? {}
    const [scraped] = read('infra/prometheus/prometheus.yml').scrape_configs
    expect(scraped.static_configs).toEqual([{ targets: [`service:${METRICS_PORT}`] }])
    const [source] = read('infra/grafana/provisioning/datasources/prometheus.yml').datasources
    expect(source).toMatchObject({ uid: 'prometheus', url: 'http://prometheus:9090' })
  })

  test('has Grafana find the dashboard, and show it first', () => {
    const [provider] = read('infra/grafana/provisioning/dashboards/dashboards.yml').providers
    const { path } = provider.options
    expect(mountsOf('grafana')).toContainEqual(['./infra/grafana/dashboards', path, 'ro'])
    const home = service('grafana').environment?.['GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH']
    expect(home).toBe(`${path}/meeting-slot-service.json`)
    expect(existsSync(new URL(`infra/grafana/dashboards/meeting-slot-service.json`, ROOT))).toBe(
      true,
    )
  })
})
