# Alarms on what callers get. A deployment is ended on four of them, which have to ring while the
# scaling group still waits for a new instance to warm up; none of these knows the scaling group, which
# knows them.

locals {
  load_balancer = { LoadBalancer = var.load_balancer_arn_suffix }
  target_group  = { LoadBalancer = var.load_balancer_arn_suffix, TargetGroup = var.target_group_arn_suffix }

  # Below this many requests a minute a rate says nothing: one error of three would be 33 %.
  requests_for_a_rate = 20

  deployment_alarms = ["unhealthy-hosts", "error-rate", "balancer-errors", "latency"]

  service_alarms = {
    unhealthy-hosts = {
      description = "An instance has failed its health checks for 3 minutes. The scaling group should be replacing it."
      namespace   = "AWS/ApplicationELB", metric = "UnHealthyHostCount", dimensions = local.target_group
      statistic   = "Maximum", comparison = "GreaterThanThreshold", threshold = 0, minutes = 3, missing = "notBreaching"
    }
    no-healthy-host = {
      description = "No instance passes its health checks: nobody is served."
      namespace   = "AWS/ApplicationELB", metric = "HealthyHostCount", dimensions = local.target_group
      statistic   = "Maximum", comparison = "LessThanThreshold", threshold = 1, minutes = 2, missing = "breaching"
    }
    latency = {
      description = "One of a hundred callers has waited more than ${var.latency_p99_seconds} s for 3 minutes."
      namespace   = "AWS/ApplicationELB", metric = "TargetResponseTime", dimensions = local.target_group
      statistic   = "p99", comparison = "GreaterThanThreshold", threshold = var.latency_p99_seconds, minutes = 3, missing = "notBreaching"
    }
    rejected-connections = {
      description = "The load balancer turned connections away: it holds as many as it can."
      namespace   = "AWS/ApplicationELB", metric = "RejectedConnectionCount", dimensions = local.load_balancer
      statistic   = "Sum", comparison = "GreaterThanThreshold", threshold = 0, minutes = 1, missing = "notBreaching"
    }
    defects = {
      description = "The service met something that it has no answer for, or gave up. The log group \"error\" has the line."
      namespace   = var.metrics_namespace, metric = "Defects", dimensions = {}
      statistic   = "Sum", comparison = "GreaterThanThreshold", threshold = 0, minutes = 1, missing = "notBreaching"
    }
    # Each worker has pools of its own, and samples them every second. One of eight that is out of
    # connections hides in an average; of the samples it is more than a tenth.
    pool-writing = {
      description = "A pool of connections for writing has been more than nine tenths taken for 5 minutes: callers begin to wait, and then to be refused."
      namespace   = var.metrics_namespace, metric = "PoolUse", dimensions = { Pool = "writing" }
      statistic   = "p90", comparison = "GreaterThanThreshold", threshold = 90, minutes = 5, missing = "notBreaching"
    }
    pool-reading = {
      description = "A pool of connections for reading has been more than nine tenths taken for 5 minutes: callers begin to wait, and then to be refused."
      namespace   = var.metrics_namespace, metric = "PoolUse", dimensions = { Pool = "reading" }
      statistic   = "p90", comparison = "GreaterThanThreshold", threshold = 90, minutes = 5, missing = "notBreaching"
    }
  }

  service_rate_alarms = {
    error-rate = {
      description = "The service has answered more than ${var.error_rate_percent} % of its requests with 5xx in 2 of 3 minutes."
      expression  = "IF(requests >= ${local.requests_for_a_rate}, rate, 0)"
      label       = "Service errors (%)"
      metrics = {
        rate     = { namespace = var.metrics_namespace, metric = "ErrorRate", dimensions = {}, statistic = "Average" }
        requests = { namespace = var.metrics_namespace, metric = "ErrorRate", dimensions = {}, statistic = "SampleCount" }
      }
    }
    balancer-errors = {
      description = "More than ${var.error_rate_percent} % of what callers asked was answered with 5xx, by the service or by the load balancer, in 2 of 3 minutes."
      # Requests that the balancer answered by itself are in none of the counts but its own.
      expression = "IF(FILL(requests, 0) + FILL(balancer, 0) >= ${local.requests_for_a_rate}, 100 * (FILL(target, 0) + FILL(balancer, 0)) / (FILL(requests, 0) + FILL(balancer, 0)), 0)"
      label      = "Errors seen by callers (%)"
      metrics = {
        requests = { namespace = "AWS/ApplicationELB", metric = "RequestCount", dimensions = local.load_balancer, statistic = "Sum" }
        target   = { namespace = "AWS/ApplicationELB", metric = "HTTPCode_Target_5XX_Count", dimensions = local.load_balancer, statistic = "Sum" }
        balancer = { namespace = "AWS/ApplicationELB", metric = "HTTPCode_ELB_5XX_Count", dimensions = local.load_balancer, statistic = "Sum" }
      }
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "service" {
  for_each = local.service_alarms

  alarm_name        = "${var.name}-${each.key}"
  alarm_description = "${each.value.description} ${local.what_to_do} \"${each.key}\"."

  namespace          = each.value.namespace
  metric_name        = each.value.metric
  dimensions         = each.value.dimensions
  statistic          = startswith(each.value.statistic, "p") ? null : each.value.statistic
  extended_statistic = startswith(each.value.statistic, "p") ? each.value.statistic : null

  # A percentile of few requests jumps with each of them: CloudWatch leaves p99 as it was below 1,000 a
  # minute. Samples of pools come as steadily with little to do as with much.
  evaluate_low_sample_count_percentiles = lookup({ p99 = "ignore", p90 = "evaluate" }, each.value.statistic, null)

  comparison_operator = each.value.comparison
  threshold           = each.value.threshold
  period              = 60
  evaluation_periods  = each.value.minutes
  treat_missing_data  = each.value.missing

  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_metric_alarm" "service_rate" {
  for_each = local.service_rate_alarms

  alarm_name        = "${var.name}-${each.key}"
  alarm_description = "${each.value.description} ${local.what_to_do} \"${each.key}\"."

  metric_query {
    id          = "errors"
    expression  = each.value.expression
    label       = each.value.label
    return_data = true
  }

  dynamic "metric_query" {
    for_each = each.value.metrics

    content {
      id = metric_query.key

      metric {
        namespace   = metric_query.value.namespace
        metric_name = metric_query.value.metric
        dimensions  = metric_query.value.dimensions
        stat        = metric_query.value.statistic
        period      = 60
      }
    }
  }

  comparison_operator = "GreaterThanThreshold"
  threshold           = var.error_rate_percent
  evaluation_periods  = 3
  datapoints_to_alarm = 2
  treat_missing_data  = "notBreaching"

  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
}
