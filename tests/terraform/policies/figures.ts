import { at, type Evaluated, listOf, type Resource } from '../evaluated.ts'
import { differences, ofEach, type Policy } from './policy.ts'

/** The figures of the design document, "Deployment Architecture" and "Auto-scaling Policies". */
export const figurePolicies: readonly Policy[] = [
  {
    title: 'one to four instances, two in the beginning',
    faults: (evaluated) =>
      ofEach(evaluated.ofType('aws_autoscaling_group'), ({ values }) =>
        differences(values, { min_size: 1, max_size: 4, desired_capacity: 2 }),
      ),
  },
  {
    title: 'a CPU above 70 % for 2 minutes adds an instance, below 20 % removes one',
    faults: (evaluated) => [
      ...scaling(
        evaluated,
        'cpu-high',
        { comparison_operator: 'GreaterThanThreshold', threshold: 70 },
        1,
      ),
      ...scaling(
        evaluated,
        'cpu-low',
        { comparison_operator: 'LessThanThreshold', threshold: 20 },
        -1,
      ),
    ],
  },
  {
    title: 'scaling rests for 5 minutes',
    faults: (evaluated) =>
      ofEach(
        evaluated
          .ofType('aws_autoscaling_policy')
          .filter(({ values }) => values['policy_type'] === 'SimpleScaling'),
        ({ values }) => differences(values, { cooldown: 300, adjustment_type: 'ChangeInCapacity' }),
      ),
  },
  {
    title: 'scaling aims at a CPU of 50 %',
    faults: (evaluated) =>
      ofEach(
        evaluated
          .ofType('aws_autoscaling_policy')
          .filter(({ values }) => values['policy_type'] === 'TargetTrackingScaling'),
        function* ({ values }) {
          const target = at(values, 'target_tracking_configuration', 0)
          yield* differences(target as Resource['values'], { target_value: 50 })
          const metric = at(target, 'predefined_metric_specification', 0, 'predefined_metric_type')
          if (metric !== 'ASGAverageCPUUtilization') yield `follows ${metric}`
        },
      ),
  },
  {
    title: 'the load balancer asks for /health every 30 seconds, on port 8080',
    faults: (evaluated) =>
      ofEach(evaluated.ofType('aws_lb_target_group'), function* ({ values }) {
        yield* differences(values, { port: 8080, protocol: 'HTTP' })
        yield* differences(at(values, 'health_check', 0) as Resource['values'], {
          path: '/health',
          interval: 30,
        })
      }),
  },
  {
    title: 'the load balancer listens on port 80, balances across zones, and keeps access logs',
    faults: (evaluated) => [
      ...ofEach(evaluated.ofType('aws_lb'), function* ({ values }) {
        yield* differences(values, {
          internal: false,
          load_balancer_type: 'application',
          drop_invalid_header_fields: true,
        })
        // Always on for a balancer of this kind; AWS refuses to turn it off.
        if (values['enable_cross_zone_load_balancing'] === false) yield 'keeps to its zone'
        if (at(values, 'access_logs', 0, 'enabled') !== true) yield 'keeps no access logs'
        const bucket = at(values, 'access_logs', 0, 'bucket')
        const rules = evaluated
          .ofType('aws_s3_bucket_lifecycle_configuration')
          .filter((one) => one.values['bucket'] === bucket)
          .flatMap((one) => listOf(one.values['rule']))
        if (!rules.some((rule) => Number(at(rule, 'expiration', 0, 'days')) > 0))
          yield 'keeps its access logs for ever'
      }),
      ...(evaluated.ofType('aws_lb_listener').some(({ values }) => values['port'] === 80)
        ? []
        : ['nobody listens on port 80']),
    ],
  },
  {
    title: 'public and private subnets lie in two zones',
    faults: (evaluated) => {
      const subnets = evaluated.ofType('aws_subnet')
      const zones = new Set(subnets.map(({ values }) => values['availability_zone']))
      return [
        ...(zones.size === 2 ? [] : [`there are ${zones.size} zones`]),
        ...(subnets.length === 4 ? [] : [`there are ${subnets.length} subnets`]),
      ]
    },
  },
  {
    title: 'storage of the database grows from 20 to 100 GB',
    faults: (evaluated) =>
      ofEach(primaries(evaluated), ({ values }) =>
        differences(values, {
          allocated_storage: 20,
          max_allocated_storage: 100,
          storage_type: 'gp3',
        }),
      ),
  },
  {
    title: 'the database is MySQL 8.4, backed up, and patched',
    faults: (evaluated) =>
      ofEach(primaries(evaluated), function* ({ values }) {
        yield* differences(values, {
          engine: 'mysql',
          engine_version: '8.4',
          auto_minor_version_upgrade: true,
          copy_tags_to_snapshot: true,
        })
        if (!(Number(values['backup_retention_period']) >= 1)) yield 'is not backed up'
        for (const log of ['error', 'slowquery'])
          if (!listOf(values['enabled_cloudwatch_logs_exports']).includes(log))
            yield `keeps its ${log} log to itself`
      }),
  },
  {
    title: 'the password of the database is kept and rotated by RDS, unless there is a replica',
    faults: (evaluated) => {
      const replica = evaluated.ofType('aws_db_instance').length > 1
      return ofEach(primaries(evaluated), ({ values }) =>
        differences(values, { manage_master_user_password: replica ? null : true }),
      )
    },
  },
  {
    title: 'there are the four log groups of the environment',
    faults: (evaluated) => {
      const environment = environmentOf(evaluated)
      const names = evaluated.ofType('aws_cloudwatch_log_group').map(({ values }) => values['name'])
      return ['application', 'error', 'system', 'access']
        .map((stream) => `/aws/ec2/${environment}/${stream}`)
        .filter((name) => !names.includes(name))
        .map((name) => `there is no ${name}`)
    },
  },
]

function primaries(evaluated: Evaluated): readonly Resource[] {
  return evaluated.ofType('aws_db_instance').filter(({ values }) => !values['replicate_source_db'])
}

function environmentOf(evaluated: Evaluated): string {
  return String(evaluated.ofType('aws_cloudwatch_dashboard')[0]?.values['dashboard_name']).replace(
    'meeting-slots-',
    '',
  )
}

function scaling(
  evaluated: Evaluated,
  name: string,
  expected: Readonly<Record<string, unknown>>,
  adjustment: number,
): readonly string[] {
  const alarms = evaluated
    .ofType('aws_cloudwatch_metric_alarm')
    .filter(({ values }) => String(values['alarm_name']).endsWith(`-${name}`))
  const policies = evaluated
    .ofType('aws_autoscaling_policy')
    .filter(({ values }) => values['scaling_adjustment'] === adjustment)
    .map(({ values }) => values['arn'])
  return ofEach(alarms, function* ({ values }) {
    yield* differences(values, {
      namespace: 'AWS/EC2',
      metric_name: 'CPUUtilization',
      statistic: 'Average',
      period: 60,
      evaluation_periods: 2,
      ...expected,
    })
    if (!listOf(values['alarm_actions']).some((action) => policies.includes(action)))
      yield `does not change the number of instances by ${adjustment}`
  })
}
