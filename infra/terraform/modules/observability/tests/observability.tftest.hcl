mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name                     = "slots-test"
  environment              = "test"
  log_retention_days       = 30
  load_balancer_arn_suffix = "app/slots-test/1"
  target_group_arn_suffix  = "targetgroup/slots-test/1"
  autoscaling_group_name   = "slots-test"
  scale_up_policy_arn      = "arn:aws:autoscaling:eu-central-1:123456789012:scalingPolicy:up"
  scale_down_policy_arn    = "arn:aws:autoscaling:eu-central-1:123456789012:scalingPolicy:down"
  max_size                 = 4
  database_identifier      = "slots-test"
  database_max_connections = 400
  metrics_namespace        = "MeetingSlotService/test"
  agent_namespace          = "MeetingSlotService/test/Host"
}

run "the_cpu_scales_and_tells" {
  assert {
    condition     = aws_cloudwatch_metric_alarm.scaling["cpu-high"].alarm_actions == toset([var.scale_up_policy_arn, aws_sns_topic.alarms.arn])
    error_message = "A high CPU does not add an instance and tell"
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.scaling["cpu-low"].alarm_actions == toset([var.scale_down_policy_arn, aws_sns_topic.alarms.arn])
    error_message = "A low CPU does not remove an instance and tell"
  }
}

run "nobody_is_told_unless_an_address_is_given" {
  command = plan

  assert {
    condition     = length(aws_sns_topic_subscription.email) == 0
    error_message = "Somebody is subscribed"
  }
}

run "an_address_is_subscribed" {
  command = plan

  variables {
    alarm_email = "operations@example.com"
  }

  assert {
    condition     = aws_sns_topic_subscription.email[0].endpoint == "operations@example.com"
    error_message = "The address is not subscribed"
  }
}

run "a_replica_is_watched" {
  variables {
    replica_identifier = "slots-test-replica"
  }

  assert {
    condition = alltrue([
      for name in ["replica-lag", "replica-stopped"] :
      aws_cloudwatch_metric_alarm.database[name].dimensions.DBInstanceIdentifier == "slots-test-replica"
    ])
    error_message = "The replica is not watched"
  }

  assert {
    condition     = strcontains(aws_cloudwatch_dashboard.this.dashboard_body, "ReplicaLag")
    error_message = "The dashboard does not show how far the replica is behind"
  }
}

run "a_replica_that_is_not_there_is_not_watched" {
  assert {
    condition     = !contains(keys(aws_cloudwatch_metric_alarm.database), "replica-lag")
    error_message = "An alarm waits for figures that never come"
  }

  assert {
    condition     = !strcontains(aws_cloudwatch_dashboard.this.dashboard_body, "ReplicaLag")
    error_message = "The dashboard has a graph that stays empty"
  }
}

run "wrong_values_are_refused" {
  command = plan

  variables {
    name                = "Slots"
    environment         = "Test"
    log_retention_days  = 2
    alarm_email         = "nobody"
    error_rate_percent  = 0
    latency_p99_seconds = 21
  }

  expect_failures = [
    var.name,
    var.environment,
    var.log_retention_days,
    var.alarm_email,
    var.error_rate_percent,
    var.latency_p99_seconds,
  ]
}
