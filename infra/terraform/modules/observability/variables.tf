variable "name" {
  description = "Beginning of the names of alarms, topic and dashboard."
  type        = string

  validation {
    condition     = can(regex("^[a-z](-?[a-z0-9])*$", var.name)) && length(var.name) <= 40
    error_message = "name is lower-case letters, digits and single hyphens, begins with a letter, and has up to 40 characters."
  }
}

variable "environment" {
  description = "Name of the environment, which stands in the names of the log groups."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,19}$", var.environment))
    error_message = "environment begins with a letter and has lower-case letters, digits and hyphens, up to 20."
  }
}

variable "log_retention_days" {
  description = "Days for which logs are kept."
  type        = number

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731], var.log_retention_days)
    error_message = "log_retention_days is one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731."
  }
}

variable "alarm_email" {
  description = "Address that alarms are sent to, once it has confirmed; null: nobody, until you subscribe something to the topic."
  type        = string
  default     = null

  validation {
    condition     = var.alarm_email == null || can(regex("^[^@[:space:]]+@[^@[:space:]]+$", var.alarm_email))
    error_message = "alarm_email is an e-mail address."
  }
}

variable "load_balancer_arn_suffix" {
  description = "Last part of the load balancer's ARN, which is the dimension of its metrics (app/…)."
  type        = string
}

variable "target_group_arn_suffix" {
  description = "Last part of the target group's ARN, which is the dimension of its metrics (targetgroup/…)."
  type        = string
}

variable "autoscaling_group_name" {
  description = "Name of the scaling group, which must send its metrics (GroupInServiceInstances, GroupDesiredCapacity)."
  type        = string
}

variable "scale_up_policy_arn" {
  description = "Policy that adds an instance."
  type        = string
}

variable "scale_down_policy_arn" {
  description = "Policy that removes an instance."
  type        = string
}

variable "max_size" {
  description = "How many instances there may be at most."
  type        = number
}

variable "database_identifier" {
  description = "Identifier of the database instance."
  type        = string
}

variable "database_max_connections" {
  description = "Connections that the database takes; an alarm tells when nine of ten are open."
  type        = number
}

variable "replica_identifier" {
  description = "Identifier of the replica; null without one."
  type        = string
  default     = null
}

variable "metrics_namespace" {
  description = "Namespace of the service's own metrics (CLOUDWATCH_NAMESPACE)."
  type        = string
}

variable "agent_namespace" {
  description = "Namespace of the metrics of the CloudWatch agent."
  type        = string
}

variable "error_rate_percent" {
  description = "How many requests of a hundred may be answered with 5xx before an alarm."
  type        = number
  default     = 5

  validation {
    condition     = var.error_rate_percent > 0 && var.error_rate_percent < 100
    error_message = "error_rate_percent is more than 0 and less than 100."
  }
}

variable "latency_p99_seconds" {
  description = "How long one caller of a hundred may wait before an alarm. The service gives up after 20 s."
  type        = number
  default     = 1

  validation {
    condition     = var.latency_p99_seconds > 0 && var.latency_p99_seconds <= 20
    error_message = "latency_p99_seconds is more than 0 and up to 20."
  }
}
