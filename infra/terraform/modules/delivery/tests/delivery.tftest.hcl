mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name                   = "slots-test"
  repository_name        = "meeting-slot-service/test"
  gitlab_project_path    = "example/meetings"
  state_bucket_arn       = "arn:aws:s3:::example-terraform"
  state_key              = "meeting-slot-service/test/terraform.tfstate"
  autoscaling_group_name = "slots-test"
  instance_role_arn      = "arn:aws:iam::123456789012:role/slots-test-instance"
  access_logs_bucket     = "slots-test-access-logs"
  resource_tags          = { Project = "meeting-slot-service", Environment = "test" }
}

run "jobs_of_named_branches_of_the_project_may_assume_the_roles" {
  variables {
    branches = ["main", "release"]
  }

  assert {
    condition = jsondecode(aws_iam_role.deploy.assume_role_policy).Statement[0].Condition.StringEquals["gitlab.com:sub"] == [
      "project_path:example/meetings:ref_type:branch:ref:main",
      "project_path:example/meetings:ref_type:branch:ref:release",
    ]
    error_message = "Others may assume the role: ${aws_iam_role.deploy.assume_role_policy}"
  }

  assert {
    condition     = jsondecode(aws_iam_role.build.assume_role_policy).Statement[0].Condition.StringEquals["gitlab.com:aud"] == "https://gitlab.com"
    error_message = "A token for somebody else would do: ${aws_iam_role.build.assume_role_policy}"
  }
}

run "claims_that_gitlab_adds_to_the_subject_are_asked_for" {
  variables {
    subject_suffix = ":ref_protected:true:environment:production"
  }

  assert {
    condition = jsondecode(aws_iam_role.deploy.assume_role_policy).Statement[0].Condition.StringEquals["gitlab.com:sub"] == [
      "project_path:example/meetings:ref_type:branch:ref:main:ref_protected:true:environment:production",
    ]
    error_message = "The claims are not asked for: ${aws_iam_role.deploy.assume_role_policy}"
  }
}

run "a_gitlab_of_ones_own_has_conditions_of_its_own" {
  variables {
    gitlab_url = "https://gitlab.example.com"
  }

  assert {
    condition     = contains(keys(jsondecode(aws_iam_role.build.assume_role_policy).Statement[0].Condition.StringEquals), "gitlab.example.com:sub")
    error_message = "The conditions speak of another GitLab: ${aws_iam_role.build.assume_role_policy}"
  }
}

run "an_identity_provider_that_is_there_is_used" {
  variables {
    oidc_provider_arn = "arn:aws:iam::123456789012:oidc-provider/gitlab.com"
  }

  assert {
    condition     = length(aws_iam_openid_connect_provider.gitlab) == 0
    error_message = "A second provider is made, which AWS refuses"
  }

  assert {
    condition     = jsondecode(aws_iam_role.build.assume_role_policy).Statement[0].Principal.Federated == var.oidc_provider_arn
    error_message = "The provider is not used"
  }
}

run "the_pipeline_changes_nothing_but_the_template_and_the_group" {
  assert {
    condition = toset(flatten([
      for statement in concat(
        jsondecode(aws_iam_role_policy.deploy_roll_out.policy).Statement,
        jsondecode(aws_iam_role_policy.deploy_state.policy).Statement,
      ) : statement.Action
      ])) == toset([
      "autoscaling:CancelInstanceRefresh",
      "autoscaling:RollbackInstanceRefresh",
      "autoscaling:StartInstanceRefresh",
      "autoscaling:UpdateAutoScalingGroup",
      "ec2:CreateLaunchTemplateVersion",
      "ec2:CreateTags",
      "ec2:ModifyLaunchTemplate",
      "ec2:RunInstances",
      "iam:PassRole",
      "s3:DeleteObject",
      "s3:GetObject",
      "s3:ListBucket",
      "s3:PutObject",
    ])
    error_message = "The deploy role may do more, or less, than it should"
  }

  assert {
    condition = alltrue(flatten([
      for statement in jsondecode(aws_iam_role_policy.deploy_reading.policy).Statement : [
        for action in flatten([statement.Action]) : can(regex(":(Describe|Get|List)[A-Za-z]+$", action))
      ]
    ]))
    error_message = "What is called reading writes"
  }

  # More than this together, and AWS refuses the last of a role's inline policies.
  assert {
    condition     = length(aws_iam_role_policy.deploy_reading.policy) + length(aws_iam_role_policy.deploy_roll_out.policy) + length(aws_iam_role_policy.deploy_state.policy) <= 10240
    error_message = "The policies of the deploy role are longer than the 10,240 characters of AWS"
  }
}

run "images_are_kept_to_roll_back_to" {
  assert {
    condition = [
      for rule in jsondecode(aws_ecr_lifecycle_policy.this.policy).rules :
      rule.selection.countNumber if rule.selection.tagStatus == "tagged"
    ] == [30]
    error_message = "Other images are kept: ${aws_ecr_lifecycle_policy.this.policy}"
  }
}

run "wrong_values_are_refused" {
  command = plan

  variables {
    name                = "Slots"
    repository_name     = "Slots"
    gitlab_url          = "http://gitlab.com/"
    gitlab_project_path = "example/*"
    branches            = ["*"]
    subject_suffix      = ":*"
    oidc_provider_arn   = "gitlab"
    state_bucket_arn    = "example-terraform"
    resource_tags       = {}
  }

  expect_failures = [
    var.name,
    var.repository_name,
    var.gitlab_url,
    var.gitlab_project_path,
    var.branches,
    var.subject_suffix,
    var.oidc_provider_arn,
    var.state_bucket_arn,
    var.resource_tags,
  ]
}
