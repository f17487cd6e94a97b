output "arn_suffix" {
  description = "The load balancer, as CloudWatch calls it."
  value       = aws_lb.this.arn_suffix
}

output "target_group_arn" {
  description = "Where instances register."
  value       = aws_lb_target_group.service.arn
}

output "target_group_arn_suffix" {
  description = "The target group, as CloudWatch calls it."
  value       = aws_lb_target_group.service.arn_suffix
}

output "security_group_id" {
  description = "From whom instances take requests."
  value       = aws_security_group.this.id
}

output "dns_name" {
  description = "Its name, for an alias or CNAME record."
  value       = aws_lb.this.dns_name
}

output "zone_id" {
  description = "Zone of that name, for an alias record in Route 53."
  value       = aws_lb.this.zone_id
}

output "url" {
  description = "Where the service answers: under domain_name, once that name leads here; else under the load balancer's own."
  value       = "${local.has_certificate ? "https" : "http"}://${coalesce(var.domain_name, aws_lb.this.dns_name)}"
}

output "access_logs_bucket" {
  description = "Bucket of its logs."
  value       = aws_s3_bucket.access_logs.bucket
}
