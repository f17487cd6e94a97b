locals {
  launch_hook = "${var.name}-launch"
}

resource "aws_autoscaling_group" "this" {
  name                = var.name
  min_size            = var.min_size
  max_size            = var.max_size
  desired_capacity    = var.desired_capacity
  vpc_zone_identifier = var.private_subnet_ids
  target_group_arns   = [var.target_group_arn]

  # The hook below holds an instance back until it can serve; from then on its failures count.
  health_check_type         = "ELB"
  health_check_grace_period = 60
  # Until then the CPU of a new instance is busy with starting, and the target tracking leaves it out.
  # Steps know nothing of that: they have their cooldown.
  default_instance_warmup = 120

  # Replacing is the refresh's. What is too much after one that failed is rather a new instance.
  termination_policies      = ["NewestInstance"]
  enabled_metrics           = ["GroupDesiredCapacity", "GroupInServiceInstances"]
  wait_for_capacity_timeout = "20m"

  launch_template {
    id      = aws_launch_template.this.id
    version = aws_launch_template.this.latest_version
  }

  # host/set-up.sh says when the instance is ready, or that it will not be. Silence is a failure.
  initial_lifecycle_hook {
    name                 = local.launch_hook
    lifecycle_transition = "autoscaling:EC2_INSTANCE_LAUNCHING"
    default_result       = "ABANDON"
    heartbeat_timeout    = 900
  }

  # A new instance serves before the one goes that it replaces.
  instance_maintenance_policy {
    min_healthy_percentage = 100
    max_healthy_percentage = 200
  }

  instance_refresh {
    strategy = "Rolling"

    preferences {
      # The provider gives the group the new template before it begins a refresh, so the "version
      # before" that AWS would go back to is the new one, over and over. A refresh that fails ends, and
      # leaves the old instances that are still there; scripts/roll-back.sh applies the image before.
      # https://github.com/hashicorp/terraform-provider-aws/issues/34189
      auto_rollback          = false
      min_healthy_percentage = 100
      max_healthy_percentage = 200
      # So long the old instances stay beside new ones that serve. The slowest of the alarms below
      # looks at 5 minutes, and figures come late. The provider knows no bake time.
      instance_warmup = "600"

      # AWS begins no refresh while one of these rings, which is when one is rolled back.
      dynamic "alarm_specification" {
        for_each = var.guard_deployments && length(var.rollback_alarm_names) > 0 ? [var.rollback_alarm_names] : []

        content {
          alarms = alarm_specification.value
        }
      }
    }
  }

  lifecycle {
    # Scaling decides.
    ignore_changes = [desired_capacity]
  }

  # What the instance needs when it starts.
  depends_on = [
    aws_iam_role_policy.this,
    aws_vpc_security_group_egress_rule.https,
    aws_vpc_security_group_egress_rule.database,
    aws_vpc_security_group_ingress_rule.load_balancer,
  ]
}
