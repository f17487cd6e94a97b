mock_provider "aws" {
  source = "../../mocks"
}

# tests/terraform/policy.test.ts looks at what this makes.
run "with_as_little_as_possible" {
  # Whatever a terraform.tfvars beside it may say.
  variables {
    certificate_arn = null
    domain_name     = null
  }

  expect_failures = [check.https]
}

run "wrong_values_are_refused" {
  command = plan

  variables {
    region           = "Frankfurt"
    image            = "meeting-slot-service:latest"
    certificate_arn  = "meet.example.com"
    ami_id           = "al2023"
    desired_capacity = 5
  }

  expect_failures = [
    var.region,
    var.image,
    var.certificate_arn,
    var.ami_id,
    var.desired_capacity,
  ]
}

run "a_name_is_no_address" {
  command = plan

  variables {
    certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/00000000-0000-0000-0000-000000000000"
    domain_name     = "https://meet.example.com"
  }

  expect_failures = [var.domain_name]
}

run "a_certificate_goes_with_its_name" {
  command = plan

  variables {
    certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/00000000-0000-0000-0000-000000000000"
    domain_name     = null
  }

  expect_failures = [var.domain_name]
}
