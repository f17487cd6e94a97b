locals {
  # A section is a row of graphs under a heading; a graph is a title, metrics and, where it matters,
  # what the axis means.
  sections = [
    {
      title = "What callers get: the load balancer"
      graphs = [
        {
          title   = "Requests a minute"
          metrics = [["AWS/ApplicationELB", "RequestCount", "LoadBalancer", var.load_balancer_arn_suffix, { stat = "Sum" }]]
        },
        {
          title = "Latency (s)"
          metrics = [
            for percentile in ["p50", "p90", "p99"] :
            ["AWS/ApplicationELB", "TargetResponseTime", "LoadBalancer", var.load_balancer_arn_suffix, { stat = percentile, label = percentile }]
          ]
        },
        {
          title = "Answers of the service, by code"
          metrics = [
            for code in ["2XX", "3XX", "4XX", "5XX"] :
            ["AWS/ApplicationELB", "HTTPCode_Target_${code}_Count", "LoadBalancer", var.load_balancer_arn_suffix, { stat = "Sum", label = code }]
          ]
        },
        {
          title = "Refused by the balancer itself"
          metrics = [
            for metric in ["HTTPCode_ELB_4XX_Count", "HTTPCode_ELB_5XX_Count", "RejectedConnectionCount", "TargetConnectionErrorCount"] :
            ["AWS/ApplicationELB", metric, "LoadBalancer", var.load_balancer_arn_suffix, { stat = "Sum", label = metric }]
          ]
        },
        {
          title = "Instances, as the balancer sees them"
          metrics = [
            for metric in ["HealthyHostCount", "UnHealthyHostCount"] :
            ["AWS/ApplicationELB", metric, "TargetGroup", var.target_group_arn_suffix, "LoadBalancer", var.load_balancer_arn_suffix, { stat = "Maximum", label = metric }]
          ]
        },
      ]
    },
    {
      title = "The service, by its own count"
      graphs = [
        { title = "Requests a minute", metrics = [[var.metrics_namespace, "Requests", { stat = "Sum" }]] },
        {
          title = "Error rate (%) and defects"
          metrics = [
            [var.metrics_namespace, "ErrorRate", { stat = "Average" }],
            [var.metrics_namespace, "Defects", { stat = "Sum", yAxis = "right" }],
          ]
        },
        {
          title = "Response time (ms)"
          metrics = [
            for percentile in ["p50", "p90", "p99"] :
            [var.metrics_namespace, "ResponseTime", { stat = percentile, label = percentile }]
          ]
        },
        {
          title = "Connections taken (%, p90)"
          metrics = [
            for pool in ["reading", "writing", "replica"] :
            [var.metrics_namespace, "PoolUse", "Pool", pool, { stat = "p90", label = pool }]
          ]
        },
        {
          title = "Rankings"
          metrics = [
            for source in ["computed", "memory"] :
            [var.metrics_namespace, "Rankings", "Source", source, { stat = "Sum", label = source }]
          ]
        },
      ]
    },
    {
      title = "Instances"
      graphs = [
        {
          title       = "CPU (%)"
          annotations = [{ label = "one more", value = 70 }, { label = "target", value = 50 }, { label = "one less", value = 20 }]
          metrics     = [["AWS/EC2", "CPUUtilization", "AutoScalingGroupName", var.autoscaling_group_name, { stat = "Average" }]]
        },
        { title = "Memory (%)", metrics = [[var.agent_namespace, "mem_used_percent", "AutoScalingGroupName", var.autoscaling_group_name, { stat = "Maximum" }]] },
        { title = "Disk (%)", metrics = [[var.agent_namespace, "disk_used_percent", "AutoScalingGroupName", var.autoscaling_group_name, { stat = "Maximum" }]] },
        {
          title = "Network (bytes a minute)"
          metrics = [
            for metric in ["NetworkIn", "NetworkOut"] :
            ["AWS/EC2", metric, "AutoScalingGroupName", var.autoscaling_group_name, { stat = "Sum", label = metric }]
          ]
        },
        {
          title = "How many"
          metrics = [
            for metric in ["GroupDesiredCapacity", "GroupInServiceInstances"] :
            ["AWS/AutoScaling", metric, "AutoScalingGroupName", var.autoscaling_group_name, { stat = "Average", label = metric }]
          ]
        },
      ]
    },
    {
      title = "Database"
      graphs = concat(
        [
          for graph in [
            { title = "Connections", metric = "DatabaseConnections", statistic = "Maximum" },
            { title = "CPU (%)", metric = "CPUUtilization", statistic = "Average" },
            { title = "Free storage (bytes)", metric = "FreeStorageSpace", statistic = "Minimum" },
            { title = "Free memory (bytes)", metric = "FreeableMemory", statistic = "Minimum" },
            ] : {
            title   = graph.title
            metrics = [for identifier in local.database_identifiers : ["AWS/RDS", graph.metric, "DBInstanceIdentifier", identifier, { stat = graph.statistic }]]
          }
        ],
        [
          for identifier in slice(local.database_identifiers, 1, length(local.database_identifiers)) : {
            title   = "Replication lag (s)"
            metrics = [["AWS/RDS", "ReplicaLag", "DBInstanceIdentifier", identifier, { stat = "Maximum" }]]
          }
        ]
      )
    },
  ]

  database_identifiers = compact([var.database_identifier, var.replica_identifier])

  alarms = concat(
    values(aws_cloudwatch_metric_alarm.service)[*].arn,
    values(aws_cloudwatch_metric_alarm.service_rate)[*].arn,
    values(aws_cloudwatch_metric_alarm.scaling)[*].arn,
    values(aws_cloudwatch_metric_alarm.instances)[*].arn,
    [aws_cloudwatch_metric_alarm.instances_missing.arn],
    values(aws_cloudwatch_metric_alarm.database)[*].arn,
  )

  # CloudWatch's grid is 24 wide. The alarms take the first 4 rows, each section 7 below.
  widgets = concat(
    [{
      type       = "alarm", x = 0, y = 0, width = 24, height = 4
      properties = { title = "Alarms", alarms = local.alarms }
    }],
    [
      for row, section in local.sections : {
        type       = "text", x = 0, y = 4 + 7 * row, width = 24, height = 1
        properties = { markdown = "## ${section.title}" }
      }
    ],
    flatten([
      for row, section in local.sections : [
        for column, graph in section.graphs : {
          type   = "metric"
          x      = column * floor(24 / length(section.graphs))
          y      = 5 + 7 * row
          width  = floor(24 / length(section.graphs))
          height = 6
          properties = {
            title       = graph.title
            region      = local.region
            view        = "timeSeries"
            period      = 60
            metrics     = graph.metrics
            annotations = { horizontal = try(graph.annotations, []) }
          }
        }
      ]
    ]),
  )
}

resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = var.name
  dashboard_body = jsonencode({ widgets = local.widgets })
}
