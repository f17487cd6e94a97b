import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { unpackedPackages } from '../servers/debian-packages.ts'
import { freePort } from '../servers/free-port.ts'
import { DEPLOYMENT_PACKAGES } from './deployment-tools.ts'

const READY_LIMIT_MS = 30_000

/** A real registry of images, without TLS and open to everybody. */
export type ImageRegistry = {
  /** `127.0.0.1:PORT`, as images are named after it. */
  readonly host: string
  /** A file that tells skopeo how to talk to it. */
  readonly registries: string
  readonly stop: () => Promise<void>
}

/** Starts one that keeps its images in a folder of its own until it is stopped. */
export async function startImageRegistry(): Promise<ImageRegistry> {
  const packages = await unpackedPackages(DEPLOYMENT_PACKAGES)
  const host = `127.0.0.1:${await freePort()}`
  const folder = await mkdtemp(join(tmpdir(), 'image-registry-'))
  const settings = join(folder, 'settings.yml')
  const registries = join(folder, 'registries.conf')
  const storage = `storage: {filesystem: {rootdirectory: ${join(folder, 'images')}}}`
  await writeFile(
    settings,
    `version: 0.1\nlog: {level: error}\n${storage}\nhttp: {addr: "${host}"}\n`,
  )
  await writeFile(registries, `[[registry]]\nlocation = "${host}"\ninsecure = true\n`)

  const [program = '', ...parameters] = packages.command('usr/bin/docker-registry')
  const child = spawn(program, [...parameters, 'serve', settings], { stdio: 'ignore' })
  await once(child, 'spawn')
  const deadline = performance.now() + READY_LIMIT_MS
  while ((await fetch(`http://${host}/v2/`).catch(() => undefined)) === undefined) {
    if (child.exitCode !== null || performance.now() > deadline) {
      throw new Error(`no registry answers on ${host}`)
    }
    await pause(50)
  }
  return {
    host,
    registries,
    stop: async () => {
      const exit = once(child, 'exit')
      child.kill('SIGKILL')
      await exit
      await rm(folder, { recursive: true })
    },
  }
}
