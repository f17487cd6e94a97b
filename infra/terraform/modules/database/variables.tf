variable "name" {
  description = "Name of the database instance, and beginning of the names of what belongs to it."
  type        = string

  validation {
    condition     = can(regex("^[a-z](-?[a-z0-9])*$", var.name)) && length(var.name) <= 40
    error_message = "name is lower-case letters, digits and single hyphens, begins with a letter, and has up to 40 characters."
  }
}

variable "vpc_id" {
  description = "VPC of the database."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets, in two zones at least."
  type        = list(string)

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "subnet_ids needs subnets in two zones at least: RDS asks for them even for one instance."
  }
}

variable "client_security_group_id" {
  description = "Security group of the service's instances, which alone may connect."
  type        = string
}

variable "engine_version" {
  description = "Version of MySQL, major and minor (8.4), or a full one, which then pins it. 8.0's standard support ended on 31 July 2026; RDS charges for what comes after."
  type        = string
  default     = "8.4"

  validation {
    condition     = can(regex("^[89]\\.[0-9]+(\\.[0-9]+)?$", var.engine_version))
    error_message = "engine_version is a version of MySQL from 8.0 on, such as 8.4 or 8.4.7."
  }
}

variable "instance_class" {
  description = "Class of the instance, and of the replica."
  type        = string

  validation {
    condition     = startswith(var.instance_class, "db.")
    error_message = "instance_class begins with \"db.\", such as db.t4g.medium."
  }

  validation {
    condition     = !var.performance_insights || !can(regex("^db\\.t[34]g?\\.(micro|small)$", var.instance_class))
    error_message = "performance_insights is not to be had on the micro and small classes: choose db.t4g.medium or larger."
  }
}

variable "multi_az" {
  description = "Whether a standby in another zone takes over when the primary fails."
  type        = bool
}

variable "allocated_storage_gb" {
  description = "Storage in the beginning, in GB (GiB as AWS counts)."
  type        = number
  default     = 20

  validation {
    condition     = var.allocated_storage_gb >= 20
    error_message = "allocated_storage_gb is 20 or more: gp3 begins there."
  }
}

variable "max_allocated_storage_gb" {
  description = "How far the storage may grow by itself, in GB. It never shrinks again."
  type        = number
  default     = 100

  validation {
    condition     = var.max_allocated_storage_gb >= var.allocated_storage_gb * 1.1
    error_message = "max_allocated_storage_gb is a tenth more than allocated_storage_gb, or more: RDS refuses less."
  }
}

variable "max_connections" {
  description = "Connections that the server takes. The service opens up to 20 a process: 160 from four instances of two processes, and twice that while all are being replaced."
  type        = number
  default     = 400

  validation {
    condition     = var.max_connections >= 100 && var.max_connections <= 16000
    error_message = "max_connections is 100 to 16,000."
  }
}

variable "backup_retention_days" {
  description = "Days for which automated backups are kept, and to any second of which the database can be restored."
  type        = number

  validation {
    condition     = var.backup_retention_days >= 1 && var.backup_retention_days <= 35
    error_message = "backup_retention_days is 1 to 35: without backups there would be no binary log, and so no restoring and no replica."
  }
}

variable "log_retention_days" {
  description = "Days for which the error and slow logs are kept in CloudWatch."
  type        = number
  default     = 30

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731], var.log_retention_days)
    error_message = "log_retention_days is one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731."
  }
}

variable "performance_insights" {
  description = "Whether to record what the database spends its time on, for 7 days."
  type        = bool
}

variable "read_replica" {
  description = "Whether a replica takes some of the reads. RDS can't keep the master password then: see master_password."
  type        = bool
  default     = false
}

variable "master_password" {
  description = "With read_replica alone: the password of the master user, 16 to 41 printable characters without / @ \" ' and spaces. It is written when it is new or master_password_version has changed, and left out otherwise."
  type        = string
  default     = null
  ephemeral   = true
  sensitive   = true

  validation {
    condition     = var.master_password == null || can(regex("^[!#-&(-.0-?A-~]{16,41}$", var.master_password))
    error_message = "master_password is 16 to 41 printable characters without / @ \" ' and spaces."
  }
}

variable "master_password_version" {
  description = "Raise it to have another master_password written, to the database and to the secret."
  type        = number
  default     = 1

  validation {
    condition     = var.master_password_version >= 1 && floor(var.master_password_version) == var.master_password_version
    error_message = "master_password_version is a whole number from 1 on."
  }
}

variable "service_secret_arn" {
  description = "ARN of a secret with the service's own database user, as {\"username\", \"password\"}, which you have made; null: the service is the master user."
  type        = string
  default     = null

  validation {
    condition     = var.service_secret_arn == null || can(regex("^arn:[a-z-]+:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:.+$", var.service_secret_arn))
    error_message = "service_secret_arn is the ARN of a secret in Secrets Manager."
  }
}

variable "deletion_protection" {
  description = "Whether the database refuses to be deleted."
  type        = bool
}

variable "final_snapshot" {
  description = "Whether a snapshot is taken before the database is deleted, and its automated backups are kept for as long as they would have been."
  type        = bool
  default     = true
}
