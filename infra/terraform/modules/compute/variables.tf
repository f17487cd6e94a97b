variable "name" {
  description = "Name of the scaling group, and beginning of the names of what belongs to it."
  type        = string

  validation {
    condition     = can(regex("^[a-z](-?[a-z0-9])*$", var.name)) && length(var.name) <= 40
    error_message = "name is lower-case letters, digits and single hyphens, begins with a letter, and has up to 40 characters."
  }
}

variable "environment" {
  description = "Name of the environment, such as production."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,19}$", var.environment))
    error_message = "environment is lower-case letters, digits and hyphens, begins with a letter, and has up to 20 characters."
  }
}

variable "vpc_id" {
  description = "VPC of the instances."
  type        = string
}

variable "private_subnet_ids" {
  description = "Subnets without a way in from the internet, in two zones at least."
  type        = list(string)

  validation {
    condition     = length(var.private_subnet_ids) >= 2
    error_message = "private_subnet_ids needs subnets in two zones at least."
  }
}

variable "load_balancer_security_group_id" {
  description = "Security group of the load balancer, which alone may connect."
  type        = string
}

variable "target_group_arn" {
  description = "Target group that instances are put into."
  type        = string
}

variable "port" {
  description = "Port that the service listens on."
  type        = number
  default     = 8080

  validation {
    condition     = var.port >= 1024 && var.port <= 65535 && var.port != 9464
    error_message = "port is 1024 to 65535, as the service is not root, and not 9464, where its metrics are."
  }
}

variable "image" {
  description = "The image that runs: repository of ECR, and a tag that is never moved or a digest."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9.-]+(/[a-z0-9._-]+)+(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}|@sha256:[0-9a-f]{64})$", var.image)) && !endswith(var.image, ":latest")
    error_message = "image is registry/repository:tag or registry/repository@sha256:…; \"latest\" could be another one at each launch."
  }
}

variable "image_repository_arn" {
  description = "ARN of the repository of ECR that the image is in."
  type        = string
}

variable "ami_id" {
  description = "Image of the system, an Amazon Linux 2023; null: the newest one there is at the apply."
  type        = string
  default     = null

  validation {
    condition     = var.ami_id == null || can(regex("^ami-([0-9a-f]{8}|[0-9a-f]{17})$", var.ami_id))
    error_message = "ami_id is the id of an image, such as ami-0123456789abcdef0."
  }
}

variable "instance_type" {
  description = "Type of the instances; the service runs a process on each processor. Graviton types (c7g, t4g) need an image that was built for arm64."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]*\\.[a-z0-9-]+$", var.instance_type))
    error_message = "instance_type is a family and a size, such as t3.medium."
  }

  validation {
    condition     = !can(regex("\\.(nano|micro)$", var.instance_type))
    error_message = "instance_type is small or larger: 512 MB are left to the system."
  }
}

variable "min_size" {
  description = "How many instances there are at least."
  type        = number
  default     = 1

  validation {
    condition     = var.min_size >= 1 && floor(var.min_size) == var.min_size
    error_message = "min_size is a whole number from 1 on."
  }
}

variable "max_size" {
  description = "How many instances there are at most, but while they are being replaced."
  type        = number
  default     = 4

  validation {
    condition     = var.max_size >= var.min_size && floor(var.max_size) == var.max_size
    error_message = "max_size is a whole number, min_size or more."
  }
}

variable "desired_capacity" {
  description = "How many instances there are in the beginning; scaling decides from then on."
  type        = number
  default     = 2

  validation {
    condition     = var.desired_capacity >= var.min_size && var.desired_capacity <= var.max_size
    error_message = "desired_capacity is between min_size and max_size."
  }
}

variable "database" {
  description = "The database: where it is, and the secret with its user and password, as {\"username\", \"password\"}, under the key that AWS keeps for secrets."
  type = object({
    host         = string
    port         = number
    name         = string
    secret_arn   = string
    replica_host = optional(string)
  })
}

variable "database_security_group_id" {
  description = "Security group of the database, which instances may connect to."
  type        = string
}

variable "log_groups" {
  description = "Log groups by what goes there: application, error, access, system."
  type        = map(object({ name = string, arn = string }))

  validation {
    condition     = toset(keys(var.log_groups)) == toset(["access", "application", "error", "system"])
    error_message = "log_groups has access, application, error and system."
  }
}

variable "metrics_namespace" {
  description = "CloudWatch namespace of the service's own measurements."
  type        = string
}

variable "agent_namespace" {
  description = "CloudWatch namespace of what the agent measures: memory, disk, connections."
  type        = string
}

variable "guard_deployments" {
  description = "Whether rollback_alarm_names end a deployment. AWS begins none while one of them rings, so a roll-back has to do without."
  type        = bool
  default     = true
}

variable "rollback_alarm_names" {
  description = "Alarms that end a deployment, so that it is rolled back; 10 at most."
  type        = list(string)
  default     = []

  validation {
    condition     = length(var.rollback_alarm_names) <= 10
    error_message = "rollback_alarm_names has 10 names at most."
  }
}

variable "service_environment" {
  description = "Further variables of the service. Nothing secret: they can be read on the instances and in the state."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for name, value in var.service_environment : can(regex("^[A-Z][A-Z0-9_]*$", name)) && can(regex("^[[:print:]]*$", value))])
    error_message = "service_environment has names of upper-case letters, digits and underscores, and values of one line."
  }

  # BASE_PATH would move /health, which the load balancer asks for.
  validation {
    condition = length(setintersection(keys(var.service_environment), [
      "AWS_REGION", "BASE_PATH", "CLOUDWATCH_NAMESPACE", "DATABASE_REPLICA_URL", "DATABASE_URL", "DB_SECRET_ARN",
      "DRAIN_SECONDS", "HOST", "METRICS_PORT", "PORT", "STORAGE", "TRUSTED_PROXIES", "WORKERS",
    ])) == 0
    error_message = "service_environment leaves out what this module decides: AWS_REGION, BASE_PATH, CLOUDWATCH_NAMESPACE, DATABASE_REPLICA_URL, DATABASE_URL, DB_SECRET_ARN, DRAIN_SECONDS, HOST, METRICS_PORT, PORT, STORAGE, TRUSTED_PROXIES, WORKERS."
  }
}
