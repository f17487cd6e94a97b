import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const IMAGE = 'application/vnd.oci.image.manifest.v1+json'
const INDEX = 'application/vnd.oci.image.index.v1+json'

/** An archive of an image as BuildKit writes it. */
export type OciArchive = {
  readonly path: string
  /** The digest of the index of the image and its attestation. */
  readonly digest: string
  readonly remove: () => Promise<void>
}

/**
 * An archive with an empty image for linux/amd64 and an attestation of it, laid out as BuildKit's
 * are (https://docs.docker.com/build/metadata/attestations/attestation-storage/).
 */
export async function writeOciArchive(): Promise<OciArchive> {
  const folder = await mkdtemp(join(tmpdir(), 'oci-archive-'))
  const blobs = join(folder, 'layout', 'blobs', 'sha256')
  await mkdir(blobs, { recursive: true })

  const store = async (mediaType: string, content: unknown) => {
    const bytes = typeof content === 'string' ? content : JSON.stringify(content)
    const hash = createHash('sha256').update(bytes).digest('hex')
    await writeFile(join(blobs, hash), bytes)
    return { mediaType, digest: `sha256:${hash}`, size: Buffer.byteLength(bytes) }
  }
  const manifest = async (architecture: string, os: string, layerType: string, layer: string) => {
    const stored = await store(layerType, layer)
    const rootfs = { type: 'layers', diff_ids: [stored.digest] }
    const configuration = { architecture, os, config: {}, rootfs }
    return await store(IMAGE, {
      schemaVersion: 2,
      mediaType: IMAGE,
      config: await store('application/vnd.oci.image.config.v1+json', configuration),
      layers: [stored],
    })
  }

  const emptyTar = '\0'.repeat(1_024)
  const layerType = 'application/vnd.oci.image.layer.v1.tar'
  const image = await manifest('amd64', 'linux', layerType, emptyTar)
  const statement = '{"_type":"https://in-toto.io/Statement/v0.1"}'
  const attestation = await manifest(
    'unknown',
    'unknown',
    'application/vnd.in-toto+json',
    statement,
  )
  const index = await store(INDEX, {
    schemaVersion: 2,
    mediaType: INDEX,
    manifests: [
      { ...image, platform: { architecture: 'amd64', os: 'linux' } },
      {
        ...attestation,
        platform: { architecture: 'unknown', os: 'unknown' },
        annotations: {
          'vnd.docker.reference.digest': image.digest,
          'vnd.docker.reference.type': 'attestation-manifest',
        },
      },
    ],
  })
  const top = { schemaVersion: 2, mediaType: INDEX, manifests: [index] }
  await writeFile(join(folder, 'layout', 'index.json'), JSON.stringify(top))
  await writeFile(join(folder, 'layout', 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}')
  const path = join(folder, 'image.tar')
  execFileSync('tar', ['-cf', path, '-C', join(folder, 'layout'), '.'])
  return { path, digest: index.digest, remove: () => rm(folder, { recursive: true }) }
}
