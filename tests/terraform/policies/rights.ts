import { at, type Evaluated, listOf } from '../evaluated.ts'
import { documentsIn, type Statement, statementsOf } from './documents.ts'
import { ofEach, type Policy } from './policy.ts'

// Of AWS's own policies this one alone: what RDS needs to measure, and can't be told more narrowly
// without copying it.
const MANAGED = ['service-role/AmazonRDSEnhancedMonitoringRole']

/** Who may do what: every policy that Terraform writes, as JSON. */
export const rightsPolicies: readonly Policy[] = [
  {
    title: 'every role has a policy that can be read here',
    faults: (evaluated) =>
      ofEach(
        [
          'aws_iam_role',
          'aws_iam_role_policy',
          'aws_iam_policy',
          'aws_kms_key',
          'aws_s3_bucket_policy',
          'aws_sns_topic_policy',
        ].flatMap((type) => evaluated.ofType(type)),
        function* (resource) {
          if (documentsIn(resource).length === 0) yield 'has no statements'
        },
      ),
  },
  {
    title: 'no right is given to all actions, or to all of a kind',
    faults: (evaluated) =>
      ofEach(given(evaluated), function* (statement) {
        for (const action of statement.actions)
          if (String(action).includes('*')) yield `allows ${action}`
        if (statement.actions.length === 0) yield 'allows no action by name'
        for (const other of statement.others)
          yield `has ${other}, which gives what it does not name`
      }),
  },
  {
    title: 'no right is given on everything without a condition',
    faults: (evaluated) =>
      ofEach(given(evaluated), function* (statement) {
        const { document, condition, resources } = statement
        // A key's policy speaks of that key alone, and calls it "*".
        if (document.type === 'aws_kms_key' || document.attribute === 'assume_role_policy') return
        if (resources.length === 0) yield 'names no resource'
        const all = resources.some((resource) =>
          /^(\*|arn:aws:[a-z0-9-]+:\*.*)$/.test(String(resource)),
        )
        if (all && Object.keys(condition ?? {}).length === 0) yield 'is on * without a condition'
      }),
  },
  {
    title: 'no right is given to the whole world',
    faults: (evaluated) =>
      ofEach(given(evaluated), function* ({ principal }) {
        if (listOf(principal).includes('*') || listOf(at(principal, 'AWS')).includes('*'))
          yield 'is for everybody'
      }),
  },
  {
    title: 'services act for this account alone',
    faults: (evaluated) =>
      ofEach(
        given(evaluated).filter(({ principal }) => {
          const services = listOf(at(principal, 'Service')).map(String)
          return services.some((service) => /^(cloudwatch|monitoring[.]rds)[.]/.test(service))
        }),
        function* ({ condition }) {
          if (!/^\d{12}$/.test(String(at(condition, 'StringEquals', 'aws:SourceAccount'))))
            yield 'asks for no account'
        },
      ),
  },
  {
    title: 'jobs of the one project assume roles, from branches that are named',
    faults: (evaluated) =>
      ofEach(
        given(evaluated).filter(({ principal }) => at(principal, 'Federated') !== undefined),
        function* ({ condition }) {
          const asked = {
            ...(at(condition, 'StringEquals') as object),
            ...(at(condition, 'StringLike') as object),
          }
          const claim = (name: string) =>
            listOf(Object.entries(asked).find(([key]) => key.endsWith(`:${name}`))?.[1]).map(String)
          if (claim('aud').length !== 1 || claim('aud')[0]?.includes('*'))
            yield 'takes a token for anybody'
          if (claim('sub').length === 0) yield 'takes a token of any project'
          for (const subject of claim('sub'))
            if (!/^project_path:[^*?:]+:ref_type:branch:ref:[^*?]+$/.test(subject))
              yield `takes the subject ${subject}`
        },
      ),
  },
  {
    title: 'of policies that AWS writes, only narrow ones are attached',
    faults: (evaluated) =>
      evaluated.ofType('aws_iam_role_policy_attachment').flatMap(({ address, values }) => {
        const name = /^arn:[a-z-]+:iam::aws:policy\/(.+)$/.exec(String(values['policy_arn']))?.[1]
        return name === undefined || MANAGED.includes(name) ? [] : [`${address}: attaches ${name}`]
      }),
  },
  {
    title: 'policies are short enough for AWS',
    faults: (evaluated) =>
      ofEach(evaluated.ofType('aws_iam_role'), function* (role) {
        const inline = evaluated
          .ofType('aws_iam_role_policy')
          .filter(({ values }) => [role.values['name'], role.values['id']].includes(values['role']))
          .flatMap(documentsIn)
          .reduce((sum, { length }) => sum + length, 0)
        if (inline > 10_240) yield `has ${inline} characters of inline policies; AWS takes 10,240`
        const trust = documentsIn(role).reduce((sum, { length }) => sum + length, 0)
        if (trust > 2_048) yield `has a trust policy of ${trust} characters; AWS takes 2,048`
      }),
  },
]

/** Every statement that allows something. */
function given(evaluated: Evaluated): readonly Statement[] {
  return evaluated.resources
    .flatMap(documentsIn)
    .flatMap(statementsOf)
    .filter(({ effect }) => effect !== 'Deny')
}
