# May do what rolling out an image takes: read what Terraform compares, keep its state, make a new
# version of the launch template and have the scaling group take it. It may not change the network,
# the database, any right or any alarm: a plan that does fails when it is applied, and waits for a
# person who may (see README.md).
resource "aws_iam_role" "deploy" {
  name                 = "${var.name}-deploy"
  description          = "Jobs of ${var.gitlab_project_path} that roll out images"
  assume_role_policy   = local.trust_policy
  max_session_duration = 3600
}

resource "aws_iam_role_policy_attachment" "deploy" {
  for_each = toset(var.additional_deploy_policy_arns)

  role       = aws_iam_role.deploy.name
  policy_arn = each.value
}

resource "aws_iam_role_policy" "deploy_state" {
  name = "state"
  role = aws_iam_role.deploy.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "FindTheState"
        Effect    = "Allow"
        Action    = "s3:ListBucket"
        Resource  = var.state_bucket_arn
        Condition = { StringLike = { "s3:prefix" = [var.state_key, "${var.state_key}.tflock"] } }
      },
      {
        Sid      = "ReadAndWriteTheState"
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:PutObject"]
        Resource = "${var.state_bucket_arn}/${var.state_key}"
      },
      {
        Sid      = "LockTheState"
        Effect   = "Allow"
        Action   = ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
        Resource = "${var.state_bucket_arn}/${var.state_key}.tflock"
      },
    ]
  })
}

resource "aws_iam_role_policy" "deploy_roll_out" {
  name = "roll-out"
  role = aws_iam_role.deploy.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "NewVersionOfTheLaunchTemplate"
        Effect    = "Allow"
        Action    = ["ec2:CreateLaunchTemplateVersion", "ec2:ModifyLaunchTemplate"]
        Resource  = local.launch_templates
        Condition = { StringEquals = local.tagged_as_ours }
      },
      {
        Sid    = "ReplaceInstances"
        Effect = "Allow"
        Action = [
          "autoscaling:CancelInstanceRefresh",
          "autoscaling:RollbackInstanceRefresh",
          "autoscaling:StartInstanceRefresh",
          "autoscaling:UpdateAutoScalingGroup",
        ]
        Resource = "arn:${local.partition}:autoscaling:${local.region}:${local.account}:autoScalingGroup:*:autoScalingGroupName/${var.autoscaling_group_name}"
      },
      # The scaling group launches nothing for somebody who could not have launched it.
      {
        Sid       = "LaunchFromOurTemplate"
        Effect    = "Allow"
        Action    = "ec2:RunInstances"
        Resource  = local.launch_templates
        Condition = { StringEquals = local.tagged_as_ours }
      },
      {
        Sid    = "LaunchFromATemplateAlone"
        Effect = "Allow"
        Action = "ec2:RunInstances"
        Resource = concat(
          ["arn:${local.partition}:ec2:${local.region}::image/*"],
          [
            for kind in ["instance", "network-interface", "security-group", "subnet", "volume"] :
            "arn:${local.partition}:ec2:${local.region}:${local.account}:${kind}/*"
          ],
        )
        Condition = { ArnLike = { "ec2:LaunchTemplate" = local.launch_templates } }
      },
      {
        Sid    = "TagWhatIsLaunched"
        Effect = "Allow"
        Action = "ec2:CreateTags"
        Resource = [
          for kind in ["instance", "network-interface", "volume"] :
          "arn:${local.partition}:ec2:${local.region}:${local.account}:${kind}/*"
        ]
        Condition = { StringEquals = { "ec2:CreateAction" = "RunInstances" } }
      },
      {
        Sid       = "GiveInstancesTheirRole"
        Effect    = "Allow"
        Action    = "iam:PassRole"
        Resource  = var.instance_role_arn
        Condition = { StringEquals = { "iam:PassedToService" = "ec2.amazonaws.com" } }
      },
    ]
  })
}

locals {
  launch_templates = "arn:${local.partition}:ec2:${local.region}:${local.account}:launch-template/*"
  tagged_as_ours   = { for key, value in var.resource_tags : "aws:ResourceTag/${key}" => value }
}
