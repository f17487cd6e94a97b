locals {
  primary = { DBInstanceIdentifier = var.database_identifier }
  replica = { DBInstanceIdentifier = var.replica_identifier }
  gib     = 1024 * 1024 * 1024

  database_alarms = merge(
    {
      database-cpu = {
        description = "The database has been more than 80 % busy for 5 minutes."
        metric      = "CPUUtilization", dimensions = local.primary
        statistic   = "Average", comparison = "GreaterThanThreshold", threshold = 80, minutes = 5, missing = "notBreaching"
      }
      # A deployment doubles the instances, and so the connections.
      database-connections = {
        description = "More than 90 % of the connections that the database takes have been open for 5 minutes."
        metric      = "DatabaseConnections", dimensions = local.primary
        statistic   = "Maximum", comparison = "GreaterThanThreshold", threshold = floor(var.database_max_connections * 0.9), minutes = 5, missing = "notBreaching"
      }
      # RDS adds storage when it has had less than a tenth free for 5 minutes, which is 2 GiB of the
      # smallest: who is told has to act, since the storage has not grown, or may not.
      database-storage = {
        description = "The database has had less than 2 GiB of free storage for 15 minutes. It is full at 0, and takes no writes then."
        metric      = "FreeStorageSpace", dimensions = local.primary
        statistic   = "Minimum", comparison = "LessThanThreshold", threshold = 2 * local.gib, minutes = 15, missing = "notBreaching"
      }
      database-silent = {
        description = "Nothing has been heard of the database for 5 minutes: it is down, or failing over for long."
        metric      = "CPUUtilization", dimensions = local.primary
        statistic   = "SampleCount", comparison = "LessThanThreshold", threshold = 1, minutes = 5, missing = "breaching"
      }
    },
    var.replica_identifier == null ? {} : {
      replica-lag = {
        description = "What is read from the replica has been more than 30 s old for 5 minutes."
        metric      = "ReplicaLag", dimensions = local.replica
        statistic   = "Maximum", comparison = "GreaterThanThreshold", threshold = 30, minutes = 5, missing = "notBreaching"
      }
      # RDS tells -1 where MySQL tells NULL.
      replica-stopped = {
        description = "The replica has followed the primary no more for 5 minutes."
        metric      = "ReplicaLag", dimensions = local.replica
        statistic   = "Minimum", comparison = "LessThanThreshold", threshold = 0, minutes = 5, missing = "breaching"
      }
    }
  )
}

resource "aws_cloudwatch_metric_alarm" "database" {
  for_each = local.database_alarms

  alarm_name        = "${var.name}-${each.key}"
  alarm_description = "${each.value.description} ${local.what_to_do} \"${each.key}\"."

  namespace           = "AWS/RDS"
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = each.value.statistic
  comparison_operator = each.value.comparison
  threshold           = each.value.threshold
  period              = 60
  evaluation_periods  = each.value.minutes
  treat_missing_data  = each.value.missing

  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
}
