output "repository_url" {
  description = "Where images are pushed to; an image is this, and : with a tag or @ with a digest."
  value       = aws_ecr_repository.this.repository_url
}

output "repository_arn" {
  description = "ARN of the repository."
  value       = aws_ecr_repository.this.arn
}

output "build_role_arn" {
  description = "Role of jobs that push images."
  value       = aws_iam_role.build.arn
}

output "deploy_role_arn" {
  description = "Role of jobs that roll out images."
  value       = aws_iam_role.deploy.arn
}
