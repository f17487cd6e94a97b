variable "name" {
  description = "Beginning of the names of the roles, and of what the deploy role may read in IAM."
  type        = string

  validation {
    condition     = can(regex("^[a-z](-?[a-z0-9])*$", var.name)) && length(var.name) <= 40
    error_message = "name is lower-case letters, digits and single hyphens, begins with a letter, and has up to 40 characters."
  }
}

variable "repository_name" {
  description = "Name of the repository of images."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9]+([._/-][a-z0-9]+)*$", var.repository_name))
    error_message = "repository_name is lower-case letters and digits, with single . _ - / between."
  }
}

variable "gitlab_url" {
  description = "The GitLab that signs the tokens of jobs; also the audience that jobs ask a token for (aud)."
  type        = string
  default     = "https://gitlab.com"

  validation {
    condition     = can(regex("^https://[a-z0-9.-]+$", var.gitlab_url))
    error_message = "gitlab_url is https:// and a host, without a path or a slash at the end."
  }
}

variable "gitlab_project_path" {
  description = "The project whose jobs may assume the roles, such as group/project."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)+$", var.gitlab_project_path))
    error_message = "gitlab_project_path is a group, or several, and a project, with slashes between; wildcards would admit others."
  }
}

variable "branches" {
  description = "Branches whose jobs may assume the roles. Protect them in GitLab: whoever may push there may deploy."
  type        = list(string)
  default     = ["main"]

  validation {
    condition     = length(var.branches) > 0 && alltrue([for branch in var.branches : can(regex("^[A-Za-z0-9_./-]+$", branch))])
    error_message = "branches is one name or more; wildcards would admit branches that nobody protects."
  }
}

variable "subject_suffix" {
  description = "What follows project, kind and name of the ref in the subject of your GitLab's tokens, if you have added claims to it there, such as :ref_protected:true:environment:production."
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^(:[a-z_]+:[A-Za-z0-9_./-]+)*$", var.subject_suffix))
    error_message = "subject_suffix is claims and their values, each after a colon, without wildcards."
  }
}

variable "oidc_provider_arn" {
  description = "The account's identity provider for that GitLab, if it has one already, since it can have only one; null: it is made here."
  type        = string
  default     = null

  validation {
    condition     = var.oidc_provider_arn == null || can(regex("^arn:[a-z-]+:iam::[0-9]{12}:oidc-provider/.+$", var.oidc_provider_arn))
    error_message = "oidc_provider_arn is the ARN of an OIDC provider."
  }
}

variable "state_bucket_arn" {
  description = "ARN of the bucket of Terraform's state."
  type        = string

  validation {
    condition     = can(regex("^arn:[a-z-]+:s3:::[a-z0-9.-]+$", var.state_bucket_arn))
    error_message = "state_bucket_arn is the ARN of a bucket, such as arn:aws:s3:::example-terraform."
  }
}

variable "state_key" {
  description = "Key of this environment's state in that bucket."
  type        = string
}

variable "autoscaling_group_name" {
  description = "The scaling group that deployments replace the instances of."
  type        = string
}

variable "instance_role_arn" {
  description = "Role of the instances, which a deployment hands to them."
  type        = string
}

variable "access_logs_bucket" {
  description = "Name of the bucket of the load balancer's access logs, whose settings Terraform reads."
  type        = string
}

variable "resource_tags" {
  description = "Tags that everything of the environment has: the deploy role changes no launch template without them."
  type        = map(string)

  validation {
    condition     = length(var.resource_tags) > 0
    error_message = "resource_tags needs one tag at least: without, every launch template of the account could be changed."
  }
}

variable "additional_deploy_policy_arns" {
  description = "Policies that the deploy role gets besides, if you want the pipeline to change more than the image."
  type        = list(string)
  default     = []
}
