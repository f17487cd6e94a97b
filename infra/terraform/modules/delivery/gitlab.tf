# Jobs of GitLab show a token that GitLab has signed, and get an hour's credentials of a role. There
# is no key to keep, to leak or to rotate.

locals {
  gitlab_host = trimprefix(var.gitlab_url, "https://")

  oidc_provider_arn = var.oidc_provider_arn != null ? var.oidc_provider_arn : aws_iam_openid_connect_provider.gitlab[0].arn

  # What GitLab calls the subject of a token:
  # https://docs.gitlab.com/ci/secrets/id_token_authentication/#token-payload
  subjects = [
    for branch in var.branches :
    "project_path:${var.gitlab_project_path}:ref_type:branch:ref:${branch}${var.subject_suffix}"
  ]

  trust_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = local.oidc_provider_arn }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = {
        StringEquals = {
          "${local.gitlab_host}:aud" = var.gitlab_url
          "${local.gitlab_host}:sub" = local.subjects
        }
      }
    }]
  })
}

resource "aws_iam_openid_connect_provider" "gitlab" {
  count = var.oidc_provider_arn == null ? 1 : 0

  url            = var.gitlab_url
  client_id_list = [var.gitlab_url]
}
