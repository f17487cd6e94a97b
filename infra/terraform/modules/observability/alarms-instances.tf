# Scaling, as the design document has it ("Auto-scaling Policies"), and what scaling can't do.

locals {
  scaling_group = { AutoScalingGroupName = var.autoscaling_group_name }

  scaling_alarms = {
    cpu-high = {
      description = "The instances have been more than 70 % busy for 2 minutes: one is added."
      comparison  = "GreaterThanThreshold", threshold = 70, policy_arn = var.scale_up_policy_arn
    }
    cpu-low = {
      description = "The instances have been less than 20 % busy for 2 minutes: one is removed, unless it is the last."
      comparison  = "LessThanThreshold", threshold = 20, policy_arn = var.scale_down_policy_arn
    }
  }

  instance_alarms = {
    scaled-out = {
      description = "As many instances as there may be (${var.max_size}) have run for 15 minutes: more load finds no more of them."
      namespace   = "AWS/AutoScaling", metric = "GroupInServiceInstances"
      comparison  = "GreaterThanOrEqualToThreshold", threshold = var.max_size, minutes = 15, missing = "notBreaching"
    }
    # From the agent on each instance. When nothing comes the agent is gone, or the instances.
    memory = {
      description = "An instance has had more than 90 % of its memory taken for 5 minutes, or tells nothing of it."
      namespace   = var.agent_namespace, metric = "mem_used_percent"
      comparison  = "GreaterThanThreshold", threshold = 90, minutes = 5, missing = "breaching"
    }
    disk = {
      description = "An instance has had more than 80 % of its disk taken for 5 minutes, or tells nothing of it."
      namespace   = var.agent_namespace, metric = "disk_used_percent"
      comparison  = "GreaterThanThreshold", threshold = 80, minutes = 5, missing = "breaching"
    }
  }
}

# Without data nothing is known, so nothing is scaled.
resource "aws_cloudwatch_metric_alarm" "scaling" {
  for_each = local.scaling_alarms

  alarm_name        = "${var.name}-${each.key}"
  alarm_description = "${each.value.description} ${local.what_to_do} \"${each.key}\"."

  namespace           = "AWS/EC2"
  metric_name         = "CPUUtilization"
  dimensions          = local.scaling_group
  statistic           = "Average"
  comparison_operator = each.value.comparison
  threshold           = each.value.threshold
  period              = 60
  evaluation_periods  = 2
  treat_missing_data  = "notBreaching"

  alarm_actions = [each.value.policy_arn, aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_metric_alarm" "instances" {
  for_each = local.instance_alarms

  alarm_name        = "${var.name}-${each.key}"
  alarm_description = "${each.value.description} ${local.what_to_do} \"${each.key}\"."

  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = local.scaling_group
  statistic           = "Maximum"
  comparison_operator = each.value.comparison
  threshold           = each.value.threshold
  period              = 60
  evaluation_periods  = each.value.minutes
  treat_missing_data  = each.value.missing

  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_metric_alarm" "instances_missing" {
  alarm_name        = "${var.name}-instances-missing"
  alarm_description = "For 15 minutes fewer instances have run than should: they can't be launched, or don't become healthy. ${local.what_to_do} \"instances-missing\"."

  metric_query {
    id          = "missing"
    expression  = "desired - running"
    label       = "Missing instances"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = { desired = "GroupDesiredCapacity", running = "GroupInServiceInstances" }

    content {
      id = metric_query.key

      metric {
        namespace   = "AWS/AutoScaling"
        metric_name = metric_query.value
        dimensions  = local.scaling_group
        stat        = "Average"
        period      = 60
      }
    }
  }

  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 15
  treat_missing_data  = "notBreaching"

  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
}
