import { at, type Evaluated, listOf } from '../evaluated.ts'
import { differences, ofEach, type Policy } from './policy.ts'

/** What staging may do without. */
export const productionPolicies: readonly Policy[] = (
  [
    {
      title: 'production has a standby of the database, two weeks of backups, and protection',
      faults: (evaluated: Evaluated) => {
        const primaries = evaluated
          .ofType('aws_db_instance')
          .filter(({ values }) => !values['replicate_source_db'])
        return ofEach(primaries, function* ({ values }) {
          yield* differences(values, {
            multi_az: true,
            deletion_protection: true,
            skip_final_snapshot: false,
            delete_automated_backups: false,
          })
          if (!(Number(values['backup_retention_period']) >= 14))
            yield `keeps backups for ${values['backup_retention_period']} days`
        })
      },
    },
    {
      title: 'production records what the database spends its time on',
      faults: (evaluated: Evaluated) =>
        ofEach(evaluated.ofType('aws_db_instance'), function* ({ values }) {
          yield* differences(values, {
            performance_insights_enabled: true,
            monitoring_interval: 60,
          })
        }),
    },
    {
      title: 'production has a load balancer that is not deleted by mistake',
      faults: (evaluated: Evaluated) =>
        ofEach(evaluated.ofType('aws_lb'), ({ values }) =>
          differences(values, { enable_deletion_protection: true }),
        ),
    },
    {
      title: 'production reaches the internet from each zone by a gateway of its own',
      faults: (evaluated: Evaluated) => {
        const gateways = evaluated.ofType('aws_nat_gateway')
        const used = new Set(
          evaluated
            .ofType('aws_route')
            .flatMap(({ values }) => listOf(at(values, 'nat_gateway_id'))),
        )
        return gateways.length === 2 && used.size === 2
          ? []
          : [`there are ${gateways.length}, of which ${used.size} are used`]
      },
    },
    {
      // Credits of a burstable type run out at the half of the processors that scaling aims at.
      title: 'production has processors that it need not save',
      faults: (evaluated: Evaluated) =>
        ofEach(evaluated.ofType('aws_launch_template'), function* ({ values }) {
          const type = String(values['instance_type'])
          if (!/^[a-su-z]/.test(type)) yield `runs on the burstable ${type}`
        }),
    },
    {
      title: 'production keeps logs for 90 days',
      faults: (evaluated: Evaluated) =>
        ofEach(evaluated.ofType('aws_cloudwatch_log_group'), function* ({ values }) {
          if (!(Number(values['retention_in_days']) >= 90))
            yield `forgets after ${values['retention_in_days']} days`
        }),
    },
  ] as const
).map((policy) => ({ ...policy, environment: 'production' }))
