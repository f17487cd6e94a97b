output "autoscaling_group_name" {
  description = "Name of the scaling group."
  value       = aws_autoscaling_group.this.name
}

output "security_group_id" {
  description = "Security group of the instances."
  value       = aws_security_group.this.id
}

output "scale_up_policy_arn" {
  description = "Policy that adds an instance, for an alarm on busy ones."
  value       = aws_autoscaling_policy.step["up"].arn
}

output "scale_down_policy_arn" {
  description = "Policy that removes an instance, for an alarm on idle ones."
  value       = aws_autoscaling_policy.step["down"].arn
}

output "ami_id" {
  description = "Image of the system that was applied last."
  value       = local.machine_image
}

output "instance_role_arn" {
  description = "Role of the instances."
  value       = aws_iam_role.this.arn
}
