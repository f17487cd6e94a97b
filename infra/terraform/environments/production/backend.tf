terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }

  # The bucket and its region are given to `terraform init`: see the README of infra/terraform.
  backend "s3" {
    key          = "meeting-slot-service/production/terraform.tfstate"
    encrypt      = true
    use_lockfile = true
  }
}

locals {
  environment = "production"
}
