output "topic_arn" {
  description = "Topic of the alarms; subscribe what should hear of them."
  value       = aws_sns_topic.alarms.arn
}

output "log_groups" {
  description = "Name and ARN of the log group of each stream: application, error, system, access."
  value       = { for stream, group in aws_cloudwatch_log_group.this : stream => { name = group.name, arn = group.arn } }
}

output "dashboard_url" {
  description = "Where the dashboard is."
  value       = "https://${local.region}.console.aws.amazon.com/cloudwatch/home?region=${local.region}#dashboards/dashboard/${aws_cloudwatch_dashboard.this.dashboard_name}"
}

output "deployment_alarm_names" {
  description = "Alarms on which a deployment is rolled back."
  value = [
    for name in local.deployment_alarms :
    merge(aws_cloudwatch_metric_alarm.service, aws_cloudwatch_metric_alarm.service_rate)[name].alarm_name
  ]
}
