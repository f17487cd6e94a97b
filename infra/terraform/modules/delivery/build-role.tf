# May push images into the one repository, and nothing else.
resource "aws_iam_role" "build" {
  name                 = "${var.name}-build"
  description          = "Jobs of ${var.gitlab_project_path} that push images"
  assume_role_policy   = local.trust_policy
  max_session_duration = 3600
}

resource "aws_iam_role_policy" "build" {
  name = "push"
  role = aws_iam_role.build.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        # A login is for the registry of the account as a whole; what it opens is below.
        Sid       = "LogIn"
        Effect    = "Allow"
        Action    = "ecr:GetAuthorizationToken"
        Resource  = "*"
        Condition = { StringEquals = { "aws:RequestedRegion" = local.region } }
      },
      {
        Sid    = "Push"
        Effect = "Allow"
        Action = [
          "ecr:BatchCheckLayerAvailability",
          "ecr:BatchGetImage",
          "ecr:CompleteLayerUpload",
          "ecr:DescribeImages",
          "ecr:GetDownloadUrlForLayer",
          "ecr:InitiateLayerUpload",
          "ecr:PutImage",
          "ecr:UploadLayerPart",
        ]
        Resource = aws_ecr_repository.this.arn
      },
    ]
  })
}
