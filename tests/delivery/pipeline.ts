import { execFile, execFileSync } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { parse } from 'yaml'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const VALIDATOR = fileURLToPath(import.meta.resolve('gitlab-ci-local/dist/index.js'))
const LIMIT_MS = 60_000

const execute = promisify(execFile)

/** A job with all that it inherits. */
export type Job = {
  readonly stage: string
  readonly image: { readonly name: string }
  readonly script: readonly string[]
  readonly before_script?: readonly string[]
  readonly timeout?: string
  readonly interruptible?: boolean
  readonly resource_group?: string
  readonly environment?: { readonly name: string; readonly url?: string; readonly action?: string }
  readonly id_tokens?: Readonly<Record<string, { readonly aud: string }>>
  readonly variables?: Readonly<Record<string, string>>
  readonly services?: readonly { readonly name: string }[]
  readonly needs?: readonly { readonly job: string }[]
  readonly artifacts?: { readonly expire_in?: string; readonly paths?: readonly string[] }
}

/** When a job runs in a pipeline, as GitLab names it. */
export type When = 'on_success' | 'manual' | 'never'

/** The pipeline of `.gitlab-ci.yml`, as `gitlab-ci-local` reads it: it validates by GitLab's schema. */
export class Pipeline {
  readonly #folder: string

  private constructor(folder: string) {
    this.#folder = folder
  }

  /** Its own copy of the file, in a repository whose default branch is `main`. */
  static async open(): Promise<Pipeline> {
    const folder = await mkdtemp(join(tmpdir(), 'pipeline-'))
    for (const file of ['.gitlab-ci.yml', 'package-lock.json']) {
      await cp(join(ROOT, file), join(folder, file))
    }
    const pipeline = new Pipeline(folder)
    pipeline.#git('init', '--quiet', '--initial-branch=main')
    pipeline.#git('add', '.')
    pipeline.#git('commit', '--quiet', '--message=pipeline')
    pipeline.#git('remote', 'add', 'origin', 'git@gitlab.example.com:example/meeting-slots.git')
    pipeline.#git('update-ref', 'refs/remotes/origin/main', 'HEAD')
    pipeline.#git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main')
    return pipeline
  }

  /** The jobs in their order, by name. */
  async jobs(): Promise<ReadonlyMap<string, Job>> {
    const { stages, workflow, variables, ...jobs } = parse(await this.#validate(['--preview']))
    return new Map(Object.entries(jobs).filter(([name]) => !name.startsWith('.'))) as Map<
      string,
      Job
    >
  }

  /** When each job runs, with these variables of GitLab; `undefined` is one that is not set. */
  async whenEachRuns(
    variables: Readonly<Record<string, string | undefined>>,
  ): Promise<Readonly<Record<string, When>>> {
    const options = Object.entries(variables).flatMap(([name, value]) =>
      value === undefined ? ['--unset-variable', name] : ['--variable', `${name}=${value}`],
    )
    const predefined = ['--ignore-predefined-vars', Object.keys(variables).join(',')]
    const listed = JSON.parse(await this.#validate(['--list-json', ...predefined, ...options]))
    return Object.fromEntries(
      listed.map(({ name, when }: { name: string; when: When }) => [name, when]),
    )
  }

  async close(): Promise<void> {
    await rm(this.#folder, { recursive: true })
  }

  async #validate(options: readonly string[]): Promise<string> {
    const { stdout } = await execute(process.execPath, [VALIDATOR, ...options], {
      cwd: this.#folder,
      timeout: LIMIT_MS,
      env: this.#environment(),
    })
    return stdout
  }

  #git(...parameters: readonly string[]): void {
    const name = ['-c', 'user.name=nobody', '-c', 'user.email=nobody@example.com']
    execFileSync('git', [...name, ...parameters], { cwd: this.#folder, env: this.#environment() })
  }

  /** Nothing of this machine's own settings for either. */
  #environment() {
    return { PATH: process.env['PATH'] ?? '', HOME: this.#folder, GIT_CONFIG_NOSYSTEM: '1' }
  }
}
