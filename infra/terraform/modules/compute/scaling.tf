# The design document's "Auto-scaling Policies", both of them; README.md says how they get along.

# Carried out by the alarms cpu-high and cpu-low, which whoever watches the instances owns.
resource "aws_autoscaling_policy" "step" {
  for_each = { up = 1, down = -1 }

  name                   = "${var.name}-${each.key}"
  autoscaling_group_name = aws_autoscaling_group.this.name
  policy_type            = "SimpleScaling"
  adjustment_type        = "ChangeInCapacity"
  scaling_adjustment     = each.value
  cooldown               = 300
}

resource "aws_autoscaling_policy" "target" {
  name                   = "${var.name}-target"
  autoscaling_group_name = aws_autoscaling_group.this.name
  policy_type            = "TargetTrackingScaling"

  target_tracking_configuration {
    target_value = 50

    predefined_metric_specification {
      predefined_metric_type = "ASGAverageCPUUtilization"
    }
  }
}
