mock_provider "aws" {
  source = "../../mocks"
}

# tests/terraform/policy.test.ts looks at what this makes.
run "with_as_little_as_possible" {
  # Whatever a terraform.tfvars beside it may say.
  variables {
    certificate_arn = null
  }

  expect_failures = [check.https]
}

run "wrong_values_are_refused" {
  command = plan

  variables {
    region           = "Frankfurt"
    image            = "meeting-slot-service:latest"
    certificate_arn  = "meet.example.com"
    desired_capacity = 5
  }

  expect_failures = [
    var.region,
    var.image,
    var.certificate_arn,
    var.desired_capacity,
  ]
}
