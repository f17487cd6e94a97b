variable "region" {
  description = "Region of everything, such as eu-central-1."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region is the code of a region, such as eu-central-1."
  }
}

variable "image" {
  description = "The image that runs: repository, and a tag that is never moved or a digest."
  type        = string

  validation {
    condition     = can(regex("^[^:@[:space:]]+(/[^:@[:space:]]+)+(:[A-Za-z0-9_][A-Za-z0-9_.-]*|@sha256:[0-9a-f]{64})$", var.image)) && !endswith(var.image, ":latest")
    error_message = "image is registry/repository:tag or registry/repository@sha256:…; \"latest\" could be another one at each launch."
  }
}

# --- Network and load balancer

variable "cidr" {
  description = "Addresses of the VPC."
  type        = string
  default     = "10.0.0.0/16"
}

variable "single_nat_gateway" {
  description = "Whether one NAT gateway serves both zones: cheaper, and without a way out when its zone fails."
  type        = bool
  default     = false
}

variable "certificate_arn" {
  description = "Certificate of the service's name in ACM, in this region. Without one there is HTTP alone: see the warning of every plan."
  type        = string
  default     = null

  validation {
    condition     = var.certificate_arn == null || can(regex("^arn:[a-z-]+:acm:[a-z0-9-]+:[0-9]{12}:certificate/.+$", var.certificate_arn))
    error_message = "certificate_arn is the ARN of a certificate in ACM."
  }
}

variable "domain_name" {
  description = "Name of the service, such as meet.example.com, for which the certificate stands; goes with certificate_arn."
  type        = string
  default     = null

  validation {
    condition     = var.domain_name == null || can(regex("^([a-z0-9](-*[a-z0-9])*\\.)+[a-z](-*[a-z0-9])+$", var.domain_name))
    error_message = "domain_name is a name in lower case, such as meet.example.com."
  }

  validation {
    condition     = var.certificate_arn == null || var.domain_name != null
    error_message = "domain_name is missing: with certificate_arn it is the name that stands in the certificate."
  }
}

variable "waf_requests_per_5_minutes" {
  description = "Requests of one address in 5 minutes beyond which a web application firewall refuses it; null: no firewall. The service has limits of its own."
  type        = number
  default     = null
}

variable "access_logs_retention_days" {
  description = "Days for which the load balancer's access logs are kept. They hold addresses of people."
  type        = number
  default     = 90
}

# --- Instances

variable "instance_type" {
  description = "Type of the instances. Not a burstable one (t3, t4g): their credits run out at the half of the processors that scaling aims at."
  type        = string
  default     = "c7i.large"
}

variable "ami_id" {
  description = "Image of the system; null: the newest Amazon Linux 2023 there is at the apply."
  type        = string
  default     = null

  validation {
    condition     = var.ami_id == null || can(regex("^ami-([0-9a-f]{8}|[0-9a-f]{17})$", var.ami_id))
    error_message = "ami_id is the id of an image, such as ami-0123456789abcdef0."
  }
}

variable "guard_deployments" {
  description = "Whether an alarm that rings ends a deployment, and keeps one from beginning: turn it off to roll back."
  type        = bool
  default     = true
}

variable "min_size" {
  description = "How many instances there are at least."
  type        = number
  default     = 1
}

variable "max_size" {
  description = "How many instances there are at most."
  type        = number
  default     = 4
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

variable "service_environment" {
  description = "Further variables of the service, such as CORS_ORIGINS, RETENTION_DAYS, OIDC_ISSUER. Nothing secret: they can be read on the instances and in the state."
  type        = map(string)
  default     = {}
}

# --- Database

variable "database_engine_version" {
  description = "Version of MySQL. 8.0's standard support ended on 31 July 2026."
  type        = string
  default     = "8.4"
}

variable "database_instance_class" {
  description = "Class of the database instance, and of the replica."
  type        = string
  default     = "db.m7g.large"
}

variable "database_multi_az" {
  description = "Whether a standby in the other zone takes over when the database fails."
  type        = bool
  default     = true
}

variable "database_allocated_storage_gb" {
  description = "Storage of the database in the beginning, in GB."
  type        = number
  default     = 20
}

variable "database_max_allocated_storage_gb" {
  description = "How far it may grow by itself, in GB."
  type        = number
  default     = 100
}

variable "database_max_connections" {
  description = "Connections that the database takes: 20 for each process of the service, twice that while all instances are being replaced."
  type        = number
  default     = 400
}

variable "database_backup_retention_days" {
  description = "Days for which backups are kept, 1 to 35."
  type        = number
  default     = 14
}

variable "database_performance_insights" {
  description = "Whether to record what the database spends its time on."
  type        = bool
  default     = true
}

variable "database_read_replica" {
  description = "Whether a replica takes some of the reads. Needs database_master_password once: see the README of modules/database."
  type        = bool
  default     = false
}

variable "database_master_password" {
  description = "With database_read_replica alone, and only when it is new; give it as TF_VAR_database_master_password."
  type        = string
  default     = null
  ephemeral   = true
  sensitive   = true
}

variable "database_master_password_version" {
  description = "Raise it to have another database_master_password written."
  type        = number
  default     = 1
}

variable "database_service_secret_arn" {
  description = "Secret of a database user of the service's own, which you have made, under the key that AWS keeps for secrets; null: the service is the master user."
  type        = string
  default     = null
}

variable "database_final_snapshot" {
  description = "Whether a snapshot is taken before the database is deleted."
  type        = bool
  default     = true
}

variable "deletion_protection" {
  description = "Whether the database and the load balancer refuse to be deleted."
  type        = bool
  default     = true
}

# --- Logs and alarms

variable "log_retention_days" {
  description = "Days for which logs are kept."
  type        = number
  default     = 90
}

variable "alarm_email" {
  description = "Address that alarms are sent to, once it has confirmed; null: nobody, until you subscribe something to the topic."
  type        = string
  default     = null
}

# --- Delivery

variable "state_bucket" {
  description = "Name of the bucket of Terraform's state, the same as for `terraform init`."
  type        = string
}

variable "gitlab_project_path" {
  description = "The project whose jobs deploy, such as group/project."
  type        = string
}

variable "gitlab_url" {
  description = "The GitLab of that project."
  type        = string
  default     = "https://gitlab.com"
}

variable "gitlab_branches" {
  description = "Protected branches whose jobs deploy."
  type        = list(string)
  default     = ["main"]
}

variable "gitlab_subject_suffix" {
  description = "Claims that your GitLab adds to the subject of its tokens: see the README of modules/delivery."
  type        = string
  default     = ""
}

variable "oidc_provider_arn" {
  description = "The account's identity provider for that GitLab, if it has one already; null: it is made."
  type        = string
  default     = null
}

variable "additional_deploy_policy_arns" {
  description = "Policies that let the pipeline change more than the image: see the README of modules/delivery."
  type        = list(string)
  default     = []
}
