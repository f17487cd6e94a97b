data "aws_caller_identity" "current" {}
data "aws_default_tags" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

# Amazon Linux 2023 as it is today, unless one is named. A newer one is a new version of the launch
# template, and replaces the instances at the next apply. A parameter that the template itself resolves
# would let instances of one version differ.
data "aws_ssm_parameter" "machine_image" {
  count = var.ami_id == null ? 1 : 0

  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${local.architecture}"
}

locals {
  account   = data.aws_caller_identity.current.account_id
  partition = data.aws_partition.current.partition
  region    = data.aws_region.current.region

  # Graviton's families have a g behind their generation: t4g, m7gd, c8gn.
  architecture  = can(regex("^[a-z]+[0-9]+g[a-z]*\\.", var.instance_type)) ? "arm64" : "x86_64"
  machine_image = var.ami_id == null ? nonsensitive(data.aws_ssm_parameter.machine_image[0].value) : var.ami_id
}

resource "aws_launch_template" "this" {
  name                   = var.name
  description            = "Instances that run the service in ${var.environment}"
  image_id               = local.machine_image
  instance_type          = var.instance_type
  update_default_version = true
  user_data              = base64encode(local.user_data)

  # Every minute, as the scaling policies need it, in place of every five.
  monitoring {
    enabled = true
  }

  # Credentials for processes on the instance and nobody behind it. The container is on the host's
  # network, one hop from them.
  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      encrypted             = true
      volume_type           = "gp3"
      volume_size           = 20 # Logs and the journal take up to 2.
      delete_on_termination = true
    }
  }

  iam_instance_profile {
    arn = aws_iam_instance_profile.this.arn
  }

  network_interfaces {
    associate_public_ip_address = false
    delete_on_termination       = true
    security_groups             = [aws_security_group.this.id]
  }

  # The provider's default tags end at the template.
  dynamic "tag_specifications" {
    for_each = ["instance", "network-interface", "volume"]

    content {
      resource_type = tag_specifications.value
      tags          = merge(data.aws_default_tags.current.tags, { Name = var.name })
    }
  }

  lifecycle {
    precondition {
      condition     = length(base64encode(local.user_data)) * 3 / 4 <= 16384
      error_message = "The user data has more than the 16 KB that EC2 takes: shorten service_environment."
    }
  }
}
