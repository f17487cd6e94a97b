# This file and outputs.tf are the same in every environment; what differs is in variables.tf.

provider "aws" {
  region = var.region

  default_tags {
    tags = local.tags
  }
}

data "aws_partition" "current" {}

locals {
  name              = "meeting-slots-${local.environment}"
  port              = 8080
  metrics_namespace = "MeetingSlotService/${local.environment}"
  agent_namespace   = "MeetingSlotService/${local.environment}/Host"

  tags = {
    Project     = "meeting-slot-service"
    Environment = local.environment
    ManagedBy   = "terraform"
  }
}

module "network" {
  source = "../../modules/network"

  name               = local.name
  cidr               = var.cidr
  single_nat_gateway = var.single_nat_gateway
}

module "load_balancer" {
  source = "../../modules/load-balancer"

  name                       = local.name
  vpc_id                     = module.network.vpc_id
  public_subnet_ids          = module.network.public_subnet_ids
  target_port                = local.port
  certificate_arn            = var.certificate_arn
  domain_name                = var.domain_name
  access_logs_retention_days = var.access_logs_retention_days
  waf_requests_per_5_minutes = var.waf_requests_per_5_minutes
  deletion_protection        = var.deletion_protection
}

module "compute" {
  source = "../../modules/compute"

  name                            = local.name
  environment                     = local.environment
  vpc_id                          = module.network.vpc_id
  private_subnet_ids              = module.network.private_subnet_ids
  load_balancer_security_group_id = module.load_balancer.security_group_id
  target_group_arn                = module.load_balancer.target_group_arn
  port                            = local.port
  image                           = var.image
  image_repository_arn            = module.delivery.repository_arn
  ami_id                          = var.ami_id
  instance_type                   = var.instance_type
  min_size                        = var.min_size
  max_size                        = var.max_size
  desired_capacity                = var.desired_capacity
  database_security_group_id      = module.database.security_group_id
  log_groups                      = module.observability.log_groups
  metrics_namespace               = local.metrics_namespace
  agent_namespace                 = local.agent_namespace
  guard_deployments               = var.guard_deployments
  rollback_alarm_names            = module.observability.deployment_alarm_names
  service_environment             = var.service_environment

  database = {
    host         = module.database.host
    port         = module.database.port
    name         = module.database.database_name
    secret_arn   = module.database.secret_arn
    replica_host = module.database.replica_host
  }
}

module "database" {
  source = "../../modules/database"

  name                     = local.name
  vpc_id                   = module.network.vpc_id
  subnet_ids               = module.network.private_subnet_ids
  client_security_group_id = module.compute.security_group_id
  engine_version           = var.database_engine_version
  instance_class           = var.database_instance_class
  multi_az                 = var.database_multi_az
  allocated_storage_gb     = var.database_allocated_storage_gb
  max_allocated_storage_gb = var.database_max_allocated_storage_gb
  max_connections          = var.database_max_connections
  backup_retention_days    = var.database_backup_retention_days
  log_retention_days       = var.log_retention_days
  performance_insights     = var.database_performance_insights
  read_replica             = var.database_read_replica
  master_password          = var.database_master_password
  master_password_version  = var.database_master_password_version
  service_secret_arn       = var.database_service_secret_arn
  deletion_protection      = var.deletion_protection
  final_snapshot           = var.database_final_snapshot
}

module "observability" {
  source = "../../modules/observability"

  name                     = local.name
  environment              = local.environment
  log_retention_days       = var.log_retention_days
  alarm_email              = var.alarm_email
  load_balancer_arn_suffix = module.load_balancer.arn_suffix
  target_group_arn_suffix  = module.load_balancer.target_group_arn_suffix
  autoscaling_group_name   = module.compute.autoscaling_group_name
  scale_up_policy_arn      = module.compute.scale_up_policy_arn
  scale_down_policy_arn    = module.compute.scale_down_policy_arn
  max_size                 = var.max_size
  database_identifier      = module.database.identifier
  database_max_connections = var.database_max_connections
  replica_identifier       = module.database.replica_identifier
  metrics_namespace        = local.metrics_namespace
  agent_namespace          = local.agent_namespace
}

module "delivery" {
  source = "../../modules/delivery"

  name                          = local.name
  repository_name               = "meeting-slot-service/${local.environment}"
  gitlab_url                    = var.gitlab_url
  gitlab_project_path           = var.gitlab_project_path
  branches                      = var.gitlab_branches
  subject_suffix                = var.gitlab_subject_suffix
  oidc_provider_arn             = var.oidc_provider_arn
  state_bucket_arn              = "arn:${data.aws_partition.current.partition}:s3:::${var.state_bucket}"
  state_key                     = "meeting-slot-service/${local.environment}/terraform.tfstate"
  autoscaling_group_name        = module.compute.autoscaling_group_name
  instance_role_arn             = module.compute.instance_role_arn
  access_logs_bucket            = module.load_balancer.access_logs_bucket
  resource_tags                 = { Project = local.tags.Project, Environment = local.tags.Environment }
  additional_deploy_policy_arns = var.additional_deploy_policy_arns
}

# The design document leaves HTTPS open, and a first try-out needs no certificate. Real use does.
check "https" {
  assert {
    condition     = var.certificate_arn != null
    error_message = "WITHOUT certificate_arn EVERYTHING, TOKENS INCLUDED, TRAVELS UNENCRYPTED. Whoever sees a token acts as its owner. Make a certificate in ACM before real people use this."
  }
}

# The master user may do everything on the server, so whoever gets at the service could, too. RDS has no
# call to make another, and staging may do without.
check "database_user" {
  assert {
    condition     = local.environment != "production" || var.database_service_secret_arn != null
    error_message = "The service is the master user of its database. Make it a user of its own and name its secret as database_service_secret_arn: the README of modules/database says how."
  }
}
