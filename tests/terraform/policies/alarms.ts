import { at, type Evaluated, jsonIn, listOf, type Resource } from '../evaluated.ts'
import { documentsIn, statementsOf } from './documents.ts'
import { ofEach, type Policy } from './policy.ts'

// As late as figures of a minute may come to CloudWatch.
const METRICS_LATE_SECONDS = 120

/** Whatever goes wrong is told to somebody, and is to be seen. */
export const alarmPolicies: readonly Policy[] = [
  {
    title: 'every alarm tells the topic',
    faults: (evaluated) => {
      const topics = evaluated.ofType('aws_sns_topic').map(({ values }) => values['arn'])
      return ofEach(alarms(evaluated), function* ({ values }) {
        if (!listOf(values['alarm_actions']).some((action) => topics.includes(action)))
          yield 'has no action that tells the topic'
        if (values['actions_enabled'] === false) yield 'is muted'
      })
    },
  },
  {
    title: 'the topic takes every alarm of the environment',
    faults: (evaluated) => {
      const admitted = evaluated
        .ofType('aws_sns_topic_policy')
        .flatMap(documentsIn)
        .flatMap(statementsOf)
        .filter(({ effect, actions }) => effect === 'Allow' && actions.includes('sns:Publish'))
        .flatMap(({ condition }) => listOf(at(condition, 'ArnLike', 'aws:SourceArn')))
        .map((pattern) => String(pattern).split(':alarm:')[1]?.replace(/[*]$/, ''))
      return ofEach(alarms(evaluated), function* ({ values }) {
        const name = String(values['alarm_name'])
        if (!admitted.some((prefix) => prefix !== undefined && name.startsWith(prefix)))
          yield `is called ${name}, which the topic refuses`
      })
    },
  },
  {
    title: 'every alarm says what it means and where it is told what to do',
    faults: (evaluated) => {
      const prefix = evaluated.ofType('aws_cloudwatch_dashboard')[0]?.values['dashboard_name']
      return ofEach(alarms(evaluated), function* ({ values }) {
        const section = String(values['alarm_name']).replace(`${prefix}-`, '')
        if (
          !String(values['alarm_description']).endsWith(`docs/operations.md, section "${section}".`)
        )
          yield `says ${JSON.stringify(values['alarm_description'])}`
      })
    },
  },
  {
    title: 'every alarm has decided what silence means',
    faults: (evaluated) =>
      ofEach(alarms(evaluated), function* ({ values }) {
        if (!['breaching', 'notBreaching'].includes(String(values['treat_missing_data'])))
          yield `treats missing data as ${values['treat_missing_data']}`
      }),
  },
  {
    title: 'every alarm is on the dashboard',
    faults: (evaluated) => {
      const shown = widgets(evaluated).flatMap((widget) =>
        listOf(at(widget, 'properties', 'alarms')),
      )
      return ofEach(alarms(evaluated), function* ({ values }) {
        if (!shown.includes(values['arn'])) yield 'is not shown'
      })
    },
  },
  {
    title: 'there is an alarm for what the design document names, and for the database',
    faults: (evaluated) => {
      const names = alarms(evaluated).map(({ values }) => String(values['alarm_name']))
      return [
        'cpu-high',
        'cpu-low',
        'error-rate',
        'balancer-errors',
        'unhealthy-hosts',
        'latency',
        'rejected-connections',
        'instances-missing',
        'database-cpu',
        'database-connections',
        'database-storage',
        ...(evaluated.ofType('aws_db_instance').length > 1
          ? ['replica-lag', 'replica-stopped']
          : []),
      ]
        .filter((wanted) => !names.some((name) => name.endsWith(`-${wanted}`)))
        .map((wanted) => `there is no ${wanted}`)
    },
  },
  {
    title: 'a deployment ends on what callers get, before the old instances are gone',
    faults: (evaluated) => {
      const groups = evaluated.ofType('aws_autoscaling_group')
      return ofEach(groups, function* ({ values }) {
        const preferences = at(values, 'instance_refresh', 0, 'preferences', 0)
        // The provider hands it the new version to go back to: see modules/compute/autoscaling.tf.
        if (at(preferences, 'auto_rollback') !== false) yield 'rolls back to what failed'
        if (!(Number(at(preferences, 'instance_warmup')) >= 600)) yield 'ends before an alarm rings'
        const watched = listOf(at(preferences, 'alarm_specification', 0, 'alarms')).map(String)
        for (const wanted of ['unhealthy-hosts', 'error-rate', 'latency'])
          if (!watched.some((name) => name.endsWith(`-${wanted}`))) yield `does not watch ${wanted}`
      })
    },
  },
  {
    title: 'an alarm that stops a deployment rings while the first new instance warms up',
    faults: (evaluated) => {
      const preferences = evaluated
        .ofType('aws_autoscaling_group')
        .map(({ values }) => at(values, 'instance_refresh', 0, 'preferences', 0))
      return preferences.flatMap((preference) => {
        const watched = listOf(at(preference, 'alarm_specification', 0, 'alarms'))
        const limitSeconds = Number(at(preference, 'instance_warmup')) - METRICS_LATE_SECONDS
        return ofEach(
          alarms(evaluated).filter(({ values }) => watched.includes(values['alarm_name'])),
          function* ({ values }) {
            const periods = Number(values['evaluation_periods'])
            const lasting = periods * periodSecondsOf(values)
            if (!(lasting <= limitSeconds)) yield `rings after ${lasting} s of ${limitSeconds}`
          },
        )
      })
    },
  },
  {
    title: 'the dashboard shows what the design document lists',
    faults: (evaluated) => {
      const shown = widgets(evaluated)
        .flatMap((widget) => listOf(at(widget, 'properties', 'metrics')))
        .map((metric) => `${at(metric, 0)} ${at(metric, 1)}`)
      return DASHBOARD(evaluated)
        .filter((wanted) => !shown.some((metric) => wanted.test(metric)))
        .map((wanted) => `it has no graph of ${wanted.source}`)
    },
  },
  {
    title: 'the graphs of the dashboard do not overlap, and fit its width',
    faults: (evaluated) => {
      const taken = new Set<string>()
      return widgets(evaluated).flatMap((widget) => {
        const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((side) =>
          Number(at(widget, side)),
        )
        const what = String(
          at(widget, 'properties', 'title') ?? at(widget, 'properties', 'markdown'),
        )
        const cells = cellsOf(x ?? 0, y ?? 0, width ?? 0, height ?? 0)
        const overlaps = cells.some((cell) => taken.has(cell))
        for (const cell of cells) taken.add(cell)
        return overlaps || (x ?? 0) + (width ?? 0) > 24 || cells.length === 0
          ? [`${what} has no place`]
          : []
      })
    },
  },
]

function DASHBOARD(evaluated: Evaluated): readonly RegExp[] {
  const replica = evaluated.ofType('aws_db_instance').length > 1
  return [
    /^AWS\/ApplicationELB RequestCount$/,
    /^AWS\/ApplicationELB TargetResponseTime$/,
    /^AWS\/ApplicationELB HTTPCode_Target_5XX_Count$/,
    /^AWS\/EC2 CPUUtilization$/,
    /\/Host mem_used_percent$/,
    /\/Host disk_used_percent$/,
    /^AWS\/EC2 NetworkIn$/,
    /^AWS\/EC2 NetworkOut$/,
    /^AWS\/RDS DatabaseConnections$/,
    /^AWS\/RDS CPUUtilization$/,
    /^AWS\/RDS FreeStorageSpace$/,
    ...(replica ? [/^AWS\/RDS ReplicaLag$/] : []),
    ...['Requests', 'ErrorRate', 'ResponseTime', 'PoolUse', 'Rankings'].map(
      (name) => new RegExp(`^MeetingSlotService/[a-z]+ ${name}$`),
    ),
  ]
}

function cellsOf(x: number, y: number, width: number, height: number): readonly string[] {
  return Array.from(
    { length: width * height },
    (_, cell) => `${x + (cell % width)} ${y + Math.floor(cell / width)}`,
  )
}

function periodSecondsOf(values: Resource['values']): number {
  const queried = listOf(values['metric_query']).map((query) => at(query, 'metric', 0, 'period'))
  return Math.max(...[values['period'], ...queried].filter((period) => period != null).map(Number))
}

function alarms(evaluated: Evaluated): readonly Resource[] {
  return evaluated.ofType('aws_cloudwatch_metric_alarm')
}

function widgets(evaluated: Evaluated): readonly unknown[] {
  return evaluated
    .ofType('aws_cloudwatch_dashboard')
    .flatMap(({ values }) => listOf(at(jsonIn(values['dashboard_body']), 'widgets')))
}
