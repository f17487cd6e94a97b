import { readFileSync, statSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { reasonOf, skipOrFail } from '../servers/own-servers.ts'
import { shellCheck } from '../servers/shellcheck.ts'
import { type Job, Pipeline } from './pipeline.ts'

const ROOT = new URL('../../', import.meta.url)
const text = readFileSync(new URL('.gitlab-ci.yml', ROOT), 'utf8')
const whole = parse(text, { customTags: [{ tag: '!reference', collection: 'seq' }] })
const pipeline = await Pipeline.open()
const jobs = await pipeline.jobs()
const linter = await shellCheck().catch((fault) =>
  skipOrFail('the lint of what jobs run', reasonOf(fault)),
)

afterAll(() => pipeline.close())

const jobNamed = (name: string) => jobs.get(name) as Job
const namesOf = (chosen: (job: Job) => boolean) =>
  [...jobs].filter(([, job]) => chosen(job)).map(([name]) => name)
const deployments = namesOf(({ environment }) => environment?.url !== undefined)
const linesOf = ({ before_script = [], script }: Job) => [...before_script, ...script]

const MERGE_REQUEST = {
  CI_PIPELINE_SOURCE: 'merge_request_event',
  CI_COMMIT_BRANCH: undefined,
  CI_COMMIT_REF_PROTECTED: 'true',
}

describe('the pipeline', () => {
  test('goes the way of the design document: checks, image, staging, production', () => {
    expect(whole.stages).toEqual(['check', 'image', 'staging', 'production'])
    const order = [...jobs.values()].map(({ stage }) => whole.stages.indexOf(stage))
    expect(order).toEqual(order.toSorted())
  })

  test('needs for each step the one before', () => {
    const steps = ['build image', 'push to staging', 'plan staging', 'deploy staging']
    const further = ['push to production', 'plan production', 'deploy production']
    const all = [...steps, ...further]
    for (const [at, name] of all.entries()) {
      if (at === 0) continue
      expect(jobNamed(name).needs?.map(({ job }) => job)).toContain(all[at - 1])
    }
    // Without needs of its own it waits for all of the stage before.
    expect(jobNamed('build image').needs).toBeUndefined()
  })

  test('gives every job a time to end by', () => {
    for (const [name, { timeout }] of jobs) {
      expect(timeout ?? whole.default.timeout, name).toMatch(/^\d+ (minutes|hours)$/)
    }
  })

  test('takes images by a version, never by a name that moves', () => {
    const images = [...jobs.values()].flatMap((job) => [job.image, ...(job.services ?? [])])
    for (const { name } of images) expect(name).toMatch(/:v?\d+\.\d+[\w.-]*$/)
  })

  test('runs the scripts that are there', () => {
    const scripts = [...jobs.values()].flatMap((job) =>
      linesOf(job).flatMap(
        (line) => line.match(/(?<![\w/])(scripts\/[\w-]+\.sh|\.ci\/\w+)/g) ?? [],
      ),
    )
    expect(new Set(scripts)).toEqual(
      new Set(['.ci/run', 'scripts/push-image.sh', 'scripts/deploy.sh']),
    )
    for (const script of scripts) {
      expect(statSync(new URL(script, ROOT)).mode & 0o111, script).toBe(0o111)
    }
  })

  test.skipIf(linter === undefined)('has ShellCheck content with what its jobs run', async () => {
    for (const [name, job] of jobs) {
      // GitLab sets them, and those that the file's first lines ask for.
      const given = new Set(
        linesOf(job)
          .join('\n')
          .match(/\b[A-Z][A-Z_]+\b/g),
      )
      const set = [...given].map((variable) => `${variable}=given; export ${variable}`)
      const script = ['#!/bin/sh', 'set -e', ...set, ...linesOf(job)].join('\n')
      expect(await linter?.(script), name).toEqual([])
    }
  })

  test('says at its top what there is to be set, and uses no more', () => {
    const asked = new Set(text.match(/^# {3}([A-Z_]+) /gm)?.map((line) => line.slice(1).trim()))
    const used = new Set(text.match(/\$\{?[A-Z][A-Z_]+/g)?.map((name) => name.replace(/\W/g, '')))
    const own = [...jobs.values()].flatMap((job) =>
      Object.keys({ ...job.variables, ...job.id_tokens }),
    )
    const made = ['IMAGE', 'URL', 'AWS_WEB_IDENTITY_TOKEN_FILE', ...own]
    const open = [...used].filter((name) => !name.startsWith('CI_') && !made.includes(name))
    expect(new Set(open)).toEqual(asked)
  })
})

describe('merge requests', () => {
  test('are checked, have an image built, and touch nothing outside', async () => {
    const when = await pipeline.whenEachRuns(MERGE_REQUEST)
    const running = Object.keys(when).filter((name) => when[name] !== 'never')
    expect(running).toEqual(['check', 'mysql 8.4', 'build image'])
    for (const name of running) {
      expect(jobNamed(name).id_tokens, name).toBeUndefined()
      expect(jobNamed(name).environment, name).toBeUndefined()
    }
  })

  test('stop when there is a newer commit', () => {
    for (const name of ['check', 'mysql 8.4', 'build image']) {
      expect(jobNamed(name).interruptible, name).toBe(true)
    }
  })
})

describe('the default branch', () => {
  test('deploys to staging by itself, and to production by hand', async () => {
    const when = await pipeline.whenEachRuns({ CI_COMMIT_REF_PROTECTED: 'true' })
    const others = Object.entries(when).filter(([, how]) => how !== 'on_success')
    // What merges alone would push would push out of the repository what runs.
    expect(others).toEqual([
      ['push to production', 'manual'],
      ['deploy production', 'manual'],
    ])
  })

  test('deploys nothing while it is not protected', async () => {
    const when = await pipeline.whenEachRuns({ CI_COMMIT_REF_PROTECTED: 'false' })
    for (const name of namesOf(({ environment }) => environment !== undefined)) {
      expect(when[name], name).toBe('never')
    }
  })
})

describe('deployments', () => {
  test('are these two', () => {
    expect(deployments).toEqual(['deploy staging', 'deploy production'])
  })

  test.each(deployments)('%s comes after another, from the plan to a rollback’s end', (name) => {
    const { resource_group, environment, interruptible, script } = jobNamed(name)
    expect(resource_group).toBe(environment?.name)
    expect(interruptible ?? whole.default.interruptible).toBe(false)
    expect(script).toContainEqual(expect.stringMatching(/^scripts\/deploy\.sh /))
  })

  test('leave alone what another environment has', () => {
    for (const [name, { environment, variables, stage }] of jobs) {
      if (environment === undefined) continue
      expect(environment.name, name).toBe(stage)
      const folder = variables?.['FOLDER']
      if (folder !== undefined) expect(folder).toBe(`infra/terraform/environments/${stage}`)
    }
  })

  test('find in both environments the outputs that the scripts read', () => {
    for (const name of ['staging', 'production']) {
      const outputs = new URL(`infra/terraform/environments/${name}/outputs.tf`, ROOT)
      const told = readFileSync(outputs, 'utf8').match(/(?<=^output ")\w+/gm)
      expect(told, name).toEqual(
        expect.arrayContaining([
          ...['image', 'ami_id', 'url', 'autoscaling_group_name'],
          ...['build_role_arn', 'deploy_role_arn', 'repository_url'],
        ]),
      )
    }
  })

  // What rolls back applies that module alone. Terraform leaves an output as it was that depends on
  // none of its resources, such as one of a variable: the state would name the bad image for good.
  test.each(['image', 'ami_id'])(
    'find the %s that module.compute was applied with last',
    (name) => {
      for (const environment of ['staging', 'production']) {
        const outputs = new URL(`infra/terraform/environments/${environment}/outputs.tf`, ROOT)
        const [, output = ''] = readFileSync(outputs, 'utf8').split(`output "${name}" {`)
        const [body] = output.split('\n}')
        expect(body, environment).toMatch(
          /^ {2}(value +=.*module\.compute\.|depends_on += \[module\.compute\])/m,
        )
      }
    },
  )

  test('show AWS a token that GitLab has signed, and have no key', () => {
    const onAws = namesOf(({ environment }) => environment !== undefined)
    expect(onAws).toHaveLength(6)
    for (const name of onAws) {
      const { id_tokens } = jobNamed(name)
      expect(Object.values(id_tokens ?? {}), name).toEqual([{ aud: '$CI_SERVER_URL' }])
    }
    expect(text).not.toMatch(/ACCESS_KEY|SECRET|PASSWORD(?!: 'yes')/)
  })

  test('keep plans for a week, for developers alone', () => {
    for (const name of ['plan staging', 'plan production']) {
      expect(jobNamed(name).artifacts).toMatchObject({ access: 'developer', expire_in: '1 week' })
    }
  })
})
