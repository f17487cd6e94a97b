import { at, type Evaluated, listOf, type Resource } from '../evaluated.ts'
import { differences, ofEach, type Policy } from './policy.ts'

/** Who can reach what. */
export const networkPolicies: readonly Policy[] = [
  {
    title: 'no database is open to the internet',
    faults: (evaluated) =>
      ofEach(evaluated.ofType('aws_db_instance'), ({ values }) =>
        differences(values, { publicly_accessible: false }),
      ),
  },
  {
    title: 'databases and instances are in other subnets than the load balancer',
    faults: (evaluated) => {
      const open = new Set(
        evaluated.ofType('aws_lb').flatMap(({ values }) => listOf(values['subnets'])),
      )
      const closed = [
        ...evaluated.ofType('aws_db_subnet_group'),
        ...evaluated.ofType('aws_autoscaling_group'),
      ]
      return ofEach(closed, function* ({ values }) {
        const subnets = listOf(values['subnet_ids'] ?? values['vpc_zone_identifier'])
        if (subnets.length < 2) yield `is in ${subnets.length} subnets`
        for (const subnet of subnets)
          if (open.has(subnet)) yield `is in the public subnet ${subnet}`
      })
    },
  },
  {
    title: 'the internet reaches ports 80 and 443, and no other',
    faults: (evaluated) =>
      ofEach(ingress(evaluated), function* ({ values }) {
        if (values['referenced_security_group_id']) return
        const port = values['from_port']
        if (
          values['ip_protocol'] !== 'tcp' ||
          port !== values['to_port'] ||
          (port !== 80 && port !== 443)
        )
          yield `lets ${whoOf(values)} in at ${values['ip_protocol']} ${port} to ${values['to_port']}`
      }),
  },
  {
    title: 'no port is open that a rule of its own does not name',
    faults: (evaluated) => [
      ...ofEach(evaluated.ofType('aws_security_group'), function* ({ values }) {
        if (listOf(values['ingress']).length > 0)
          yield 'has rules inside, where nobody looks for them'
      }),
      ...evaluated
        .ofType('aws_security_group_rule')
        .map(({ address }) => `${address}: is of the old kind`),
    ],
  },
  {
    title: 'the default security group lets nothing through',
    faults: (evaluated) =>
      ofEach(evaluated.ofType('aws_default_security_group'), function* ({ values }) {
        for (const direction of ['ingress', 'egress'])
          if (listOf(values[direction]).length > 0) yield `has rules for ${direction}`
      }),
  },
  {
    title: 'nobody logs in with SSH',
    faults: (evaluated) => [
      ...ofEach(ingress(evaluated), function* ({ values }) {
        const [from, to] = [Number(values['from_port']), Number(values['to_port'])]
        if (values['ip_protocol'] === '-1' || (from <= 22 && to >= 22)) yield 'covers port 22'
      }),
      ...ofEach(evaluated.ofType('aws_launch_template'), function* ({ values }) {
        if (values['key_name']) yield `has the key pair ${values['key_name']}`
      }),
    ],
  },
  {
    title: 'the service alone reaches the database',
    faults: (evaluated) => {
      const instances = evaluated
        .ofType('aws_launch_template')
        .flatMap(({ values }) => [
          ...listOf(values['vpc_security_group_ids']),
          ...listOf(values['network_interfaces']).flatMap((one) =>
            listOf(at(one, 'security_groups')),
          ),
        ])
      const databases = evaluated
        .ofType('aws_db_instance')
        .flatMap(({ values }) => listOf(values['vpc_security_group_ids']))
      const rules = ingress(evaluated).filter(({ values }) =>
        databases.includes(values['security_group_id']),
      )
      return ofEach(rules, function* ({ values }) {
        if (!instances.includes(values['referenced_security_group_id']))
          yield `lets ${whoOf(values)} in`
        yield* differences(values, { ip_protocol: 'tcp', from_port: 3306, to_port: 3306 })
      })
    },
  },
  {
    title: 'instances have no public address',
    faults: (evaluated) =>
      ofEach(evaluated.ofType('aws_launch_template'), function* ({ values }) {
        for (const one of listOf(values['network_interfaces']))
          if (String(at(one, 'associate_public_ip_address')) === 'true') yield 'asks for one'
      }),
  },
]

function ingress(evaluated: Evaluated): readonly Resource[] {
  return evaluated.ofType('aws_vpc_security_group_ingress_rule')
}

function whoOf(values: Resource['values']): string {
  const who = ['cidr_ipv4', 'cidr_ipv6', 'prefix_list_id', 'referenced_security_group_id']
  return who.map((name) => values[name]).find((value) => value) as string
}
