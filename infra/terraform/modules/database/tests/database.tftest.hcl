mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name                     = "slots-test"
  vpc_id                   = "vpc-1"
  subnet_ids               = ["subnet-a", "subnet-b"]
  client_security_group_id = "sg-service"
  instance_class           = "db.t4g.medium"
  multi_az                 = true
  backup_retention_days    = 14
  performance_insights     = true
  deletion_protection      = true

  # Terraform 1.11 applies nothing in a test while an ephemeral variable is left out.
  master_password = "correct-horse-battery"
}

run "rds_keeps_the_password_of_a_database_without_a_replica" {
  assert {
    condition     = aws_db_instance.primary.manage_master_user_password == true
    error_message = "RDS does not keep the master password"
  }

  assert {
    condition     = output.secret_arn == "arn:aws:secretsmanager:eu-central-1:123456789012:secret:rds!db-1"
    error_message = "The service is not told the secret that RDS writes: ${output.secret_arn}"
  }

  assert {
    condition     = output.replica_host == null && output.replica_identifier == null
    error_message = "There is a replica that nobody asked for"
  }

  assert {
    condition     = aws_db_parameter_group.this.family == "mysql8.4"
    error_message = "The parameters are for ${aws_db_parameter_group.this.family}"
  }
}

run "the_module_keeps_the_password_of_a_database_with_a_replica" {
  variables {
    read_replica = true
  }

  assert {
    condition     = aws_db_instance.primary.manage_master_user_password == null
    error_message = "RDS refuses a replica of a MySQL whose password it keeps"
  }

  assert {
    condition     = output.secret_arn == aws_secretsmanager_secret.master[0].arn
    error_message = "The service is not told the secret of the module"
  }

  assert {
    condition     = output.replica_identifier == "slots-test-replica" && aws_db_instance.replica[0].replicate_source_db == "slots-test"
    error_message = "The replica does not follow the primary"
  }

  assert {
    condition     = length(aws_cloudwatch_log_group.this) == 4
    error_message = "Each of the two servers has two logs"
  }
}

run "the_service_may_have_a_user_of_its_own" {
  variables {
    service_secret_arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:slots/service-AbCdEf"
  }

  assert {
    condition     = output.secret_arn == var.service_secret_arn && output.master_secret_arn != var.service_secret_arn
    error_message = "The service is told ${output.secret_arn}"
  }
}

run "a_full_version_takes_the_parameters_of_its_minor_one" {
  command = plan

  variables {
    engine_version = "8.4.7"
  }

  assert {
    condition     = aws_db_parameter_group.this.family == "mysql8.4"
    error_message = "The parameters are for ${aws_db_parameter_group.this.family}"
  }
}

run "wrong_values_are_refused" {
  command = plan

  variables {
    name                    = "Slots"
    subnet_ids              = ["subnet-a"]
    engine_version          = "5.7"
    instance_class          = "m7g.large"
    allocated_storage_gb    = 10
    max_connections         = 10
    backup_retention_days   = 0
    log_retention_days      = 2
    master_password         = "short"
    master_password_version = 1.5
    service_secret_arn      = "slots/service"
  }

  expect_failures = [
    var.name,
    var.subnet_ids,
    var.engine_version,
    var.instance_class,
    var.allocated_storage_gb,
    var.max_connections,
    var.backup_retention_days,
    var.log_retention_days,
    var.master_password,
    var.master_password_version,
    var.service_secret_arn,
  ]
}

run "performance_insights_need_a_class_that_has_them" {
  command = plan

  variables {
    instance_class = "db.t4g.small"
  }

  expect_failures = [var.instance_class]
}

run "storage_needs_room_to_grow" {
  command = plan

  variables {
    max_allocated_storage_gb = 21
  }

  expect_failures = [var.max_allocated_storage_gb]
}
