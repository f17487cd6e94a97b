import { readFileSync } from 'node:fs'
import {
  type Copy,
  DockerfileParser,
  type Env,
  type From,
  type Healthcheck,
  type Instruction,
  type Label,
} from 'dockerfile-ast'

/** One `FROM` and what follows it, as far as the project's Dockerfile uses it. */
export type Stage = {
  readonly name: string | undefined
  /** Its base, with the default of the argument that names it. */
  readonly image: string
  readonly copies: readonly CopyStep[]
  /** The commands of `RUN`, for a shell. */
  readonly runs: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly labels: readonly string[]
  /** The words of `ENTRYPOINT` and of `CMD`, which have to be in JSON. */
  readonly entrypoint: readonly string[]
  readonly command: readonly string[]
  readonly healthCheck: readonly string[]
  /** What else stands there, by its keyword. */
  readonly settings: ReadonlyMap<string, string>
}

/** One `COPY`. */
export type CopyStep = {
  /** The stage that has the sources; `undefined`: the folder that is built. */
  readonly from: string | undefined
  readonly sources: readonly string[]
  readonly target: string
  /** What `--chmod` says, such as `755`. */
  readonly mode: string | undefined
}

/** The repository's Dockerfile. */
export const dockerfileText = readFileSync(new URL('../../Dockerfile', import.meta.url), 'utf8')

/** Its stages, in order. */
export function stagesOf(text: string): readonly Stage[] {
  const dockerfile = DockerfileParser.parse(text)
  const properties = dockerfile.getInitialARGs().map((argument) => argument.getProperty())
  const defaults = new Map(properties.map((one) => [one?.getName(), one?.getValue() ?? '']))
  const groups: Instruction[][] = []
  for (const instruction of dockerfile.getInstructions()) {
    if (instruction.getKeyword() === 'FROM') groups.push([])
    groups.at(-1)?.push(instruction)
  }
  return groups.map((instructions) => stageOf(instructions, defaults))
}

function stageOf(
  instructions: readonly Instruction[],
  defaults: ReadonlyMap<string | undefined, string>,
): Stage {
  const all = <Kind extends Instruction>(keyword: string) =>
    instructions.filter((one) => one.getKeyword() === keyword) as Kind[]
  const last = (keyword: string) => all(keyword).at(-1)
  const from = last('FROM') as From
  return {
    name: from.getBuildStage() ?? undefined,
    image: (from.getImage() ?? '').replace(/^\$\{(\w+)\}$/, (_, name) => defaults.get(name) ?? ''),
    copies: all<Copy>('COPY').map(copyStepOf),
    runs: all('RUN').map((one) => one.getArgumentsContent() ?? ''),
    environment: Object.fromEntries(
      all<Env>('ENV').flatMap((one) =>
        one.getProperties().map((property) => [property.getName(), property.getValue() ?? '']),
      ),
    ),
    labels: all<Label>('LABEL').flatMap((one) => one.getProperties().map((p) => p.getName())),
    entrypoint: wordsOf(last('ENTRYPOINT')?.getArgumentsContent()),
    command: wordsOf(last('CMD')?.getArgumentsContent()),
    healthCheck: wordsOf(
      /CMD\s+(\[.*\])/s.exec(
        (last('HEALTHCHECK') as Healthcheck)?.getRawArgumentsContent() ?? '',
      )?.[1],
    ),
    settings: new Map(
      instructions.map((one) => [one.getKeyword(), one.getArgumentsContent() ?? '']),
    ),
  }
}

function copyStepOf(copy: Copy): CopyStep {
  const paths = copy.getArguments().map((argument) => argument.getValue())
  const mode = copy.getFlags().find((flag) => flag.getName() === 'chmod')
  return {
    from: copy.getFromFlag()?.getValue() ?? undefined,
    sources: paths.slice(0, -1),
    target: paths.at(-1) ?? '',
    mode: mode?.getValue() ?? undefined,
  }
}

/** @throws SyntaxError when it is no JSON: Docker would start a shell for it */
function wordsOf(json: string | null | undefined): readonly string[] {
  return json ? (JSON.parse(json) as string[]) : []
}
