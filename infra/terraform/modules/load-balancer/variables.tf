variable "name" {
  description = "What the load balancer and its parts are called, such as meeting-slots-staging."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9]([a-z0-9-]{0,22}[a-z0-9])?$", var.name))
    error_message = "name is up to 24 small letters, digits and hyphens; the name of the bucket of its logs begins with it."
  }
}

variable "vpc_id" {
  description = "The VPC."
  type        = string
}

variable "public_subnet_ids" {
  description = "A public subnet in each of two zones or more."
  type        = list(string)

  validation {
    condition     = length(var.public_subnet_ids) >= 2
    error_message = "public_subnet_ids are two or more: a load balancer is in two zones."
  }
}

variable "target_port" {
  description = "Port of the service on its instances."
  type        = number
  default     = 8080
}

variable "certificate_arn" {
  description = "Certificate of the service's name in ACM, in this region; null: HTTP alone."
  type        = string
  default     = null
}

variable "domain_name" {
  description = "Name of the service, for which the certificate stands; null: callers take the load balancer's own."
  type        = string
  default     = null

  validation {
    condition     = var.domain_name == null || can(regex("^([a-z0-9](-*[a-z0-9])*\\.)+[a-z](-*[a-z0-9])+$", var.domain_name))
    error_message = "domain_name is a name in lower case, such as meet.example.com."
  }

  # The load balancer's own name stands in no certificate but Amazon's.
  validation {
    condition     = var.certificate_arn == null || var.domain_name != null
    error_message = "domain_name is missing: with certificate_arn it is the name that stands in the certificate."
  }
}

variable "access_logs_retention_days" {
  description = "Days for which the access logs are kept. They hold addresses of people."
  type        = number
  default     = 90

  validation {
    condition     = var.access_logs_retention_days >= 1 && floor(var.access_logs_retention_days) == var.access_logs_retention_days
    error_message = "access_logs_retention_days is a number of days from 1 on."
  }
}

variable "waf_requests_per_5_minutes" {
  description = "Requests of one address in 5 minutes beyond which a web application firewall refuses it, 10 or more; null: no firewall."
  type        = number
  default     = null

  validation {
    condition     = var.waf_requests_per_5_minutes == null ? true : var.waf_requests_per_5_minutes >= 10
    error_message = "waf_requests_per_5_minutes is 10 or more."
  }
}

variable "deletion_protection" {
  description = "Whether the load balancer refuses to be deleted, and its logs with it."
  type        = bool
  default     = true
}
