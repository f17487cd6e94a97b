variable "name" {
  description = "What the network and its parts are called, such as meeting-slots-staging."
  type        = string
}

variable "cidr" {
  description = "Addresses of the VPC: a private IPv4 block from /16 to /20."
  type        = string
  default     = "10.0.0.0/16"

  validation {
    condition     = can(cidrnetmask(var.cidr)) && try(tonumber(split("/", var.cidr)[1]) >= 16 && tonumber(split("/", var.cidr)[1]) <= 20, false)
    error_message = "cidr is an IPv4 block from /16 to /20, such as 10.0.0.0/16."
  }
}

variable "single_nat_gateway" {
  description = "Whether one NAT gateway serves both zones: cheaper, and without a way out when its zone fails."
  type        = bool
  default     = false
}
