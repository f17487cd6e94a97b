import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readConfiguration } from '../../bootstrap/configuration.ts'

type Service = {
  readonly image?: string
  readonly build?: string
  readonly profiles?: readonly string[]
  readonly ports?: readonly string[]
  readonly volumes?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}
const ROOT = new URL('../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8')
const { services } = parse(read('compose.yaml')) as { services: Record<string, Service> }

test('compose starts MySQL alone unless more is asked for', () => {
  const always = Object.entries(services).filter(([, { profiles }]) => profiles === undefined)
  expect(always.map(([name]) => name)).toEqual(['mysql'])
})

test('compose opens ports to this machine alone, and names the version of every image', () => {
  for (const { ports = [], image, build } of Object.values(services)) {
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/)
    if (build === undefined) expect(image).toMatch(/:v?\d+\.\d+/)
  }
})

test('compose mounts files that exist, to be read only', () => {
  const mounts = Object.values(services).flatMap(({ volumes = [] }) => volumes)
  const files = mounts.filter((mount) => mount.startsWith('./'))
  expect(files.length).toBeGreaterThan(0)
  for (const file of files) {
    const [path = '', , mode] = file.split(':')
    expect(existsSync(new URL(path, ROOT)), path).toBe(true)
    expect(mode).toBe('ro')
  }
})

test('the service takes what compose tells it', () => {
  const { storage, metricsPort } = readConfiguration(services['service']?.environment ?? {})
  expect({ storage: storage.kind, metricsPort }).toEqual({ storage: 'mysql', metricsPort: 9464 })
})

test('Prometheus scrapes the port on which the service has its metrics', () => {
  const { scrape_configs } = parse(read('infra/prometheus/prometheus.yml'))
  const port = services['service']?.environment?.['METRICS_PORT']
  expect(scrape_configs[0].static_configs[0].targets).toEqual([`service:${port}`])
})

test('Grafana finds Prometheus, and the dashboard finds its source of data', () => {
  const { datasources } = parse(read('infra/grafana/provisioning/datasources/prometheus.yml'))
  expect(datasources[0].url).toBe('http://prometheus:9090')
  const { panels } = JSON.parse(read('infra/grafana/dashboards/meeting-slot-service.json'))
  for (const { datasource } of panels) expect(datasource.uid).toBe(datasources[0].uid)
  const { providers } = parse(read('infra/grafana/provisioning/dashboards/dashboards.yml'))
  const mounted = services['grafana']?.volumes?.map((volume) => volume.split(':')[1])
  expect(mounted).toContain(providers[0].options.path)
})
