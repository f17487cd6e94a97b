data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

locals {
  account   = data.aws_caller_identity.current.account_id
  partition = data.aws_partition.current.partition
  region    = data.aws_region.current.region

  # Where docs/operations.md says what to do, by the alarm's name without the environment's.
  what_to_do = "What to do: docs/operations.md, section"
}

# The four groups of the design document, "CloudWatch Monitoring".
resource "aws_cloudwatch_log_group" "this" {
  for_each = toset(["application", "error", "system", "access"])

  name              = "/aws/ec2/${var.environment}/${each.key}"
  retention_in_days = var.log_retention_days
  kms_key_id        = aws_kms_key.this.arn
}

# The service says "defect" where it met what it has no answer for, and "fatal" where it gives up.
resource "aws_cloudwatch_log_metric_filter" "defects" {
  name           = "${var.name}-defects"
  log_group_name = aws_cloudwatch_log_group.this["error"].name
  pattern        = "{ ($.msg = \"*defect\") || ($.level = \"fatal\") }"

  metric_transformation {
    namespace     = var.metrics_namespace
    name          = "Defects"
    value         = "1"
    default_value = "0"
    unit          = "Count"
  }
}
