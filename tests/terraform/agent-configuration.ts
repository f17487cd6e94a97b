import { z } from 'zod'

const dimensions = z.record(z.string().min(1).max(255), z.string().min(1).max(1_024))

const measurement = z.array(z.string().min(1)).nonempty()

const logFile = z.strictObject({
  file_path: z.string().startsWith('/'),
  log_group_name: z.string().regex(/^[A-Za-z0-9_/.#-]{1,512}$/),
  log_stream_name: z.string().regex(/^[^:*]{1,512}$/),
})

/**
 * The CloudWatch agent's configuration, as far as it is used here, and no more: the agent itself
 * takes what it does not know without a word.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Agent-Configuration-File-Details.html
 */
export const AGENT_CONFIGURATION = z.strictObject({
  agent: z.strictObject({
    region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/),
    metrics_collection_interval: z.int().min(1).max(172_800),
    run_as_user: z.string().min(1),
  }),
  metrics: z.strictObject({
    namespace: z.string().min(1).max(255),
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the agent puts the value in its place.
    append_dimensions: z.strictObject({ InstanceId: z.literal('${aws:InstanceId}') }),
    aggregation_dimensions: z.array(z.array(z.string().min(1))).nonempty(),
    metrics_collected: z.strictObject({
      mem: z.strictObject({ measurement, append_dimensions: dimensions }),
      disk: z.strictObject({
        measurement,
        resources: z.array(z.string().startsWith('/')),
        drop_device: z.boolean(),
        append_dimensions: dimensions,
      }),
      netstat: z.strictObject({ measurement, append_dimensions: dimensions }),
    }),
  }),
  logs: z.strictObject({
    logs_collected: z.strictObject({
      files: z.strictObject({ collect_list: z.array(logFile).nonempty() }),
    }),
  }),
})
