output "url" {
  description = "Where the service answers, once domain_name leads to load_balancer_dns_name."
  value       = module.load_balancer.url
}

output "load_balancer_dns_name" {
  description = "Name of the load balancer, for an alias or CNAME record."
  value       = module.load_balancer.dns_name
}

output "load_balancer_zone_id" {
  description = "Zone of that name, for an alias record in Route 53."
  value       = module.load_balancer.zone_id
}

output "image" {
  description = "The image that was applied last, which a failed deployment goes back to."
  value       = var.image

  # Otherwise an apply of the instances alone would leave it what it was.
  depends_on = [module.compute]
}

output "ami_id" {
  description = "The image of the system that was applied last, which a failed deployment goes back to."
  value       = module.compute.ami_id
}

output "autoscaling_group_name" {
  description = "The scaling group, whose instance refresh is a deployment."
  value       = module.compute.autoscaling_group_name
}

output "repository_url" {
  description = "Where images are pushed to."
  value       = module.delivery.repository_url
}

output "build_role_arn" {
  description = "Role of jobs that push images."
  value       = module.delivery.build_role_arn
}

output "deploy_role_arn" {
  description = "Role of jobs that roll out images."
  value       = module.delivery.deploy_role_arn
}

output "database_host" {
  description = "Host of the database, which the private network alone reaches."
  value       = module.database.host
}

output "database_replica_host" {
  description = "Host of the replica; null without one."
  value       = module.database.replica_host
}

output "database_secret_arn" {
  description = "Secret from which the service reads its user and password."
  value       = module.database.secret_arn
}

output "database_master_secret_arn" {
  description = "Secret of the database's master user, for administration."
  value       = module.database.master_secret_arn
}

output "log_groups" {
  description = "Log group of each stream."
  value       = { for stream, group in module.observability.log_groups : stream => group.name }
}

output "access_logs_bucket" {
  description = "Bucket of the load balancer's access logs."
  value       = module.load_balancer.access_logs_bucket
}

output "dashboard_url" {
  description = "The dashboard."
  value       = module.observability.dashboard_url
}

output "alarm_topic_arn" {
  description = "Topic of the alarms."
  value       = module.observability.topic_arn
}
