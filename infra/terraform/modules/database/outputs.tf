output "host" {
  description = "Name of the host that takes reads and writes; it stays the same through a fail-over."
  value       = aws_db_instance.primary.address
}

output "port" {
  description = "Port of the host, and of the replica's."
  value       = local.port
}

output "database_name" {
  description = "Name of the database inside the server."
  value       = local.database_name
}

output "secret_arn" {
  description = "ARN of the secret that the service reads its user and password from."
  value       = coalesce(var.service_secret_arn, local.master_secret_arn)
}

output "master_secret_arn" {
  description = "ARN of the secret of the master user, for administration."
  value       = local.master_secret_arn
}

output "security_group_id" {
  description = "Security group of the database."
  value       = aws_security_group.this.id
}

output "identifier" {
  description = "Identifier of the instance, which is the dimension of its metrics."
  value       = aws_db_instance.primary.identifier
}

output "max_connections" {
  description = "Connections that the server takes."
  value       = var.max_connections
}

output "replica_host" {
  description = "Name of the replica's host; null without one."
  value       = one(aws_db_instance.replica[*].address)
}

output "replica_identifier" {
  description = "Identifier of the replica; null without one."
  value       = one(aws_db_instance.replica[*].identifier)
}
