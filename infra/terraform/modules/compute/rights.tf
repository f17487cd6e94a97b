# What instances may do, and so everybody who gets into one.

resource "aws_iam_role" "this" {
  name        = "${var.name}-instance"
  description = "Instances that run the service"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ec2.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_instance_profile" "this" {
  name = "${var.name}-instance"
  role = aws_iam_role.this.name
}

locals {
  # For actions that AWS allows on everything or not at all.
  in_this_region = { StringEquals = { "aws:RequestedRegion" = local.region } }

  statements = [
    # Under AWS's own key for secrets, on which nobody needs a right.
    {
      Sid       = "ReadTheDatabasesCredentials"
      Effect    = "Allow"
      Action    = ["secretsmanager:GetSecretValue"]
      Resource  = [var.database.secret_arn]
      Condition = null
    },
    {
      Sid       = "SendMeasurements"
      Effect    = "Allow"
      Action    = ["cloudwatch:PutMetricData"]
      Resource  = ["*"]
      Condition = { StringEquals = { "cloudwatch:namespace" = [var.metrics_namespace, var.agent_namespace] } }
    },
    {
      Sid       = "SendLogs"
      Effect    = "Allow"
      Action    = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource  = [for stream in sort(keys(var.log_groups)) : "${var.log_groups[stream].arn}:*"]
      Condition = null
    },
    {
      Sid       = "LogInToTheRegistry"
      Effect    = "Allow"
      Action    = ["ecr:GetAuthorizationToken"]
      Resource  = ["*"]
      Condition = local.in_this_region
    },
    {
      Sid       = "PullTheImage"
      Effect    = "Allow"
      Action    = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
      Resource  = [var.image_repository_arn]
      Condition = null
    },
    {
      Sid       = "SayWhetherTheLaunchSucceeded"
      Effect    = "Allow"
      Action    = ["autoscaling:CompleteLifecycleAction"]
      Resource  = ["arn:${local.partition}:autoscaling:${local.region}:${local.account}:autoScalingGroup:*:autoScalingGroupName/${var.name}"]
      Condition = null
    },
    # A shell without an open port. AWS's own policy for it would also let an instance read every
    # parameter of the account.
    {
      Sid    = "TakePartInSessions"
      Effect = "Allow"
      Action = [
        "ssm:UpdateInstanceInformation",
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
      ]
      Resource  = ["*"]
      Condition = local.in_this_region
    },
  ]
}

resource "aws_iam_role_policy" "this" {
  name = "instance"
  role = aws_iam_role.this.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      for statement in local.statements :
      { for key, value in statement : key => value if value != null }
    ]
  })
}
