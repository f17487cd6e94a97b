import { z } from 'zod'
import { BadVariable, refusal, type Variable } from './variable.ts'

/** What the service uses of AWS; nothing unless it is told to. */
export type Aws = {
  /** Where AWS answers, in the place of its own addresses. */
  readonly endpoint?: string | undefined
  /** The secret with the user and password of the database, and of its replica. */
  readonly databaseSecretArn?: string | undefined
  /** Where measurements are sent once a minute. */
  readonly cloudWatch?: { readonly region: string; readonly namespace: string } | undefined
}

/** Secrets that an AWS service keeps have its name and an exclamation mark in front: `rds!db-…`. */
const SECRET_ARN =
  /^arn:aws(-[a-z]+)*:secretsmanager:[a-z0-9-]{1,30}:\d{12}:secret:[\w/+=.@!-]{1,519}$/
const REGION = /^[a-z]{2,4}(-[a-z0-9]+)+-\d{1,2}$/
/** A namespace of CloudWatch's own form; those that begin with `AWS/` are Amazon's. */
const NAMESPACE = /^(?!AWS\/)[\w.\-/#:]{1,255}$/

const emptyOr = (form: RegExp, allowed: string): Variable<string> => ({
  allowed: `empty, or ${allowed}`,
  schema: z.string().refine((text) => text === '' || form.test(text)),
  fallback: '',
})

/** The variables that decide what is used of AWS. */
export const AWS_VARIABLES = {
  DB_SECRET_ARN: emptyOr(
    SECRET_ARN,
    'the ARN of a secret such as arn:aws:secretsmanager:eu-central-1:123456789012:secret:slots-AbCdEf',
  ),
  AWS_REGION: emptyOr(REGION, 'a region such as eu-central-1'),
  AWS_ENDPOINT_URL: emptyOr(
    /^https?:\/\/[^\s/?#@]+\/?$/,
    'an address such as http://127.0.0.1:4566',
  ),
  CLOUDWATCH_NAMESPACE: emptyOr(NAMESPACE, 'a namespace such as MeetingSlotService/production'),
} satisfies Record<string, Variable<string>>

/** What stands in the variables. */
export type AwsValues = Readonly<Record<keyof typeof AWS_VARIABLES, string>>

/**
 * What is used of AWS, by what the variables say together.
 *
 * @throws BadVariable where they do not go together
 */
export function awsOf(storage: 'memory' | 'mysql', values: AwsValues): Aws {
  const { DB_SECRET_ARN: secretArn, AWS_REGION: region, CLOUDWATCH_NAMESPACE: namespace } = values
  if (secretArn !== '' && storage === 'memory') {
    const allowed = 'empty with STORAGE=memory; set STORAGE=mysql to use it'
    throw refusal('DB_SECRET_ARN', JSON.stringify(secretArn), allowed)
  }
  if (namespace !== '' && region === '') {
    throw new BadVariable('AWS_REGION: is missing; CLOUDWATCH_NAMESPACE needs one')
  }
  return {
    endpoint: values.AWS_ENDPOINT_URL || undefined,
    databaseSecretArn: secretArn || undefined,
    cloudWatch: namespace === '' ? undefined : { region, namespace },
  }
}
