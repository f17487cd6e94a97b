import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { awsEmulatorOrSkip, EMULATED_ACCOUNT } from '../servers/aws-emulator.ts'
import { deploymentToolsOrSkip } from './deployment-tools.ts'
import { type ImageRegistry, startImageRegistry } from './image-registry.ts'
import { type OciArchive, writeOciArchive } from './oci-archive.ts'

const WHAT = 'the script that pushes images'
const tools = await deploymentToolsOrSkip(WHAT)
const emulator = tools && (await awsEmulatorOrSkip(WHAT))
/** The emulator may be one that others use. */
const NAME = `meeting-slot-service/${randomUUID()}`

describe.skipIf(emulator === undefined)('pushing an image', { timeout: 60_000 }, () => {
  let registry: ImageRegistry
  let archive: OciArchive
  beforeAll(async () => {
    registry = await startImageRegistry()
    archive = await writeOciArchive()
    await askEcr('CreateRepository', { repositoryName: NAME })
  })
  afterAll(async () => {
    await registry?.stop()
    await archive?.remove()
    await tools?.remove()
  })

  /** What the CLI would send; the emulator looks at no signature. */
  const askEcr = async (action: string, body: unknown) => {
    const response = await fetch(emulator?.url ?? '', {
      method: 'POST',
      headers: {
        'x-amz-target': `AmazonEC2ContainerRegistry_V20150921.${action}`,
        'content-type': 'application/x-amz-json-1.1',
        authorization: 'AWS4-HMAC-SHA256 Credential=none/20260101/eu-central-1/ecr/aws4_request',
      },
      body: JSON.stringify(body),
    })
    expect(response.status, await response.clone().text()).toBe(200)
  }
  const push = (name: string, tag: string) =>
    tools?.run('push-image.sh', [archive.path, `${registry.host}/${name}`, tag], {
      ...EMULATED_ACCOUNT,
      AWS_DEFAULT_REGION: EMULATED_ACCOUNT.AWS_REGION,
      AWS_ENDPOINT_URL: emulator?.url ?? '',
      SKOPEO_REGISTRIES: registry.registries,
      REGISTRY_AUTH_FILE: join(archive.path, '..', 'logins.json'),
    })

  test('brings it to the registry with its attestation, and names it by its digest', async () => {
    expect(await push(NAME, 'commit-1')).toMatchObject({
      code: 0,
      output: `${registry.host}/${NAME}@${archive.digest}\n`,
    })
    const index = await fetch(`http://${registry.host}/v2/${NAME}/manifests/commit-1`, {
      headers: { accept: 'application/vnd.oci.image.index.v1+json' },
    })
    expect(index.headers.get('docker-content-digest')).toBe(archive.digest)
    expect(await index.json()).toMatchObject({ manifests: { length: 2 } })
  })

  test('moves no tag: it names the image that is there', async () => {
    const imageManifest = JSON.stringify({ schemaVersion: 2, layers: [], config: {} })
    const imageManifestMediaType = 'application/vnd.oci.image.manifest.v1+json'
    const image = { imageTag: 'commit-2', imageManifest, imageManifestMediaType }
    await askEcr('PutImage', { repositoryName: NAME, ...image })
    expect(await push(NAME, 'commit-2')).toMatchObject({
      code: 0,
      output: expect.stringMatching(/^127\.0\.0\.1:\d+\/[\w/-]+@sha256:[0-9a-f]{64}\n$/),
      errors: expect.stringContaining(':commit-2 is there'),
    })
    const there = await fetch(`http://${registry.host}/v2/${NAME}/manifests/commit-2`)
    expect(there.status).toBe(404)
  })

  test('fails with what AWS says of a repository that is not there', async () => {
    expect(await push('another', 'commit-1')).toMatchObject({
      code: 1,
      output: '',
      errors: expect.stringContaining('RepositoryNotFoundException'),
    })
  })
})
