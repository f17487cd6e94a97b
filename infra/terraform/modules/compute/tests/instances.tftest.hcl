mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name                            = "meeting-slots-test"
  environment                     = "test"
  vpc_id                          = "vpc-1"
  private_subnet_ids              = ["subnet-1", "subnet-2"]
  load_balancer_security_group_id = "sg-balancer"
  target_group_arn                = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/slots/1"
  image                           = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/meeting-slot-service/test:1.0.0"
  image_repository_arn            = "arn:aws:ecr:eu-central-1:123456789012:repository/meeting-slot-service/test"
  instance_type                   = "t3.medium"
  database_security_group_id      = "sg-database"
  metrics_namespace               = "MeetingSlotService/test"
  agent_namespace                 = "MeetingSlotService/test/Host"
  rollback_alarm_names            = ["meeting-slots-test-error-rate"]

  database = {
    host       = "db.example.eu-central-1.rds.amazonaws.com"
    port       = 3306
    name       = "slots"
    secret_arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:rds!db-11111111-2222-3333-4444-555555555555-AbCdEf"
  }

  log_groups = {
    access      = { name = "/aws/ec2/test/access", arn = "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/ec2/test/access" }
    application = { name = "/aws/ec2/test/application", arn = "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/ec2/test/application" }
    error       = { name = "/aws/ec2/test/error", arn = "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/ec2/test/error" }
    system      = { name = "/aws/ec2/test/system", arn = "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/ec2/test/system" }
  }
}

# tests/terraform/host.test.ts looks into the user data of this one.
run "instances" {
  assert {
    condition     = aws_autoscaling_group.this.min_size == 1 && aws_autoscaling_group.this.max_size == 4 && aws_autoscaling_group.this.desired_capacity == 2
    error_message = "There are one to four instances, two in the beginning."
  }

  assert {
    condition     = { for policy in aws_autoscaling_policy.step : policy.scaling_adjustment => policy.cooldown } == { "1" = 300, "-1" = 300 }
    error_message = "A step is one instance up or down, with five minutes of rest."
  }

  assert {
    condition     = aws_autoscaling_policy.target.target_tracking_configuration[0].target_value == 50
    error_message = "Scaling aims at half of the CPU."
  }

  assert {
    condition     = one(aws_autoscaling_group.this.initial_lifecycle_hook).default_result == "ABANDON"
    error_message = "An instance that says nothing is given up."
  }

  assert {
    condition     = one(aws_autoscaling_group.this.instance_refresh[0].preferences[0].alarm_specification).alarms == tolist(["meeting-slots-test-error-rate"])
    error_message = "A deployment ends when an alarm rings."
  }

  assert {
    condition     = length(base64decode(aws_launch_template.this.user_data)) <= 16384
    error_message = "EC2 takes 16 KB of user data."
  }

  assert {
    condition     = endswith(data.aws_ssm_parameter.machine_image[0].name, "-x86_64")
    error_message = "A t3 runs the image for x86."
  }

  assert {
    condition     = !strcontains(aws_iam_role_policy.this.policy, "kms:")
    error_message = "A secret under AWS's own key needs no right on it."
  }
}

run "with_a_replica_and_graviton" {
  variables {
    instance_type = "t4g.medium"

    database = {
      host         = "db.example.eu-central-1.rds.amazonaws.com"
      replica_host = "replica.example.eu-central-1.rds.amazonaws.com"
      port         = 3306
      name         = "slots"
      secret_arn   = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:rds!db-11111111-2222-3333-4444-555555555555-AbCdEf"
    }

    service_environment = { CORS_ORIGINS = "https://example.com", LOG_LEVEL = "debug" }
  }

  assert {
    condition     = local.environment["DATABASE_REPLICA_URL"] == "mysql://replica.example.eu-central-1.rds.amazonaws.com:3306/slots?tls=rds"
    error_message = "The replica is the same database on another host."
  }

  assert {
    condition     = local.environment["LOG_LEVEL"] == "debug" && local.environment["CORS_ORIGINS"] == "https://example.com"
    error_message = "Further variables reach the service."
  }

  assert {
    condition     = endswith(data.aws_ssm_parameter.machine_image[0].name, "-arm64")
    error_message = "A t4g runs the image for arm64."
  }
}

run "a_roll_back_takes_what_ran_and_no_alarm_stands_in_its_way" {
  variables {
    ami_id            = "ami-0123456789abcdef0"
    guard_deployments = false
  }

  assert {
    condition     = aws_launch_template.this.image_id == "ami-0123456789abcdef0" && output.ami_id == "ami-0123456789abcdef0"
    error_message = "Instances run ${aws_launch_template.this.image_id}."
  }

  assert {
    condition     = length(data.aws_ssm_parameter.machine_image) == 0
    error_message = "The newest image is asked for, and not used."
  }

  assert {
    condition     = length(aws_autoscaling_group.this.instance_refresh[0].preferences[0].alarm_specification) == 0
    error_message = "An alarm that rings would keep the roll-back from beginning."
  }
}

run "more_user_data_than_ec2_takes_is_refused" {
  command = plan

  variables {
    service_environment = { CORS_ORIGINS = join(",", [for i in range(600) : "https://${i}.example.com"]) }
  }

  expect_failures = [aws_launch_template.this]
}

run "wrong_values_are_refused" {
  command = plan

  variables {
    name                = "Meeting Slots"
    environment         = "Test"
    private_subnet_ids  = ["subnet-1"]
    port                = 9464
    image               = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/slots:latest"
    instance_type       = "t3.micro"
    desired_capacity    = 5
    ami_id              = "al2023"
    log_groups          = {}
    service_environment = { PORT = "80" }
  }

  expect_failures = [
    var.name,
    var.environment,
    var.private_subnet_ids,
    var.port,
    var.image,
    var.instance_type,
    var.desired_capacity,
    var.ami_id,
    var.log_groups,
    var.service_environment,
  ]
}

run "wrong_bounds_are_refused" {
  command = plan

  variables {
    min_size         = 3
    max_size         = 2
    desired_capacity = 3
  }

  expect_failures = [var.max_size]
}

run "no_instance_at_all_is_refused" {
  command = plan

  variables {
    min_size = 0
  }

  expect_failures = [var.min_size]
}
