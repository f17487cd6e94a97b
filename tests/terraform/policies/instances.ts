import { at, listOf, type Resource } from '../evaluated.ts'
import { differences, ofEach, type Policy } from './policy.ts'

/** How instances are kept. */
export const instancePolicies: readonly Policy[] = [
  {
    title: 'instances ask for their credentials as IMDSv2 has it, from themselves alone',
    faults: (evaluated) =>
      ofEach(evaluated.ofType('aws_launch_template'), ({ values }) =>
        differences((at(values, 'metadata_options', 0) ?? {}) as Resource['values'], {
          http_tokens: 'required',
          http_put_response_hop_limit: 1,
        }),
      ),
  },
  {
    title: 'figures of instances come every minute, as the alarms on them need',
    faults: (evaluated) => [
      ...ofEach(evaluated.ofType('aws_launch_template'), function* ({ values }) {
        if (at(values, 'monitoring', 0, 'enabled') !== true) yield 'has them every five'
      }),
      ...ofEach(evaluated.ofType('aws_autoscaling_group'), function* ({ values }) {
        for (const metric of ['GroupDesiredCapacity', 'GroupInServiceInstances'])
          if (!listOf(values['enabled_metrics']).includes(metric)) yield `does not tell ${metric}`
      }),
    ],
  },
  {
    title: 'instances that fail the load balancer’s checks are replaced',
    faults: (evaluated) =>
      ofEach(evaluated.ofType('aws_autoscaling_group'), ({ values }) =>
        differences(values, { health_check_type: 'ELB' }),
      ),
  },
]
