mock_provider "aws" {
  source = "../../mocks"
}

variables {
  certificate_arn            = "arn:aws:acm:eu-central-1:123456789012:certificate/00000000-0000-0000-0000-000000000000"
  domain_name                = "meet.example.com"
  alarm_email                = "operations@example.com"
  waf_requests_per_5_minutes = 5000
  database_read_replica      = true
  service_environment        = { CORS_ORIGINS = "https://meet.example.com" }
}

# tests/terraform/policy.test.ts looks at what this makes.
run "with_everything" {
  assert {
    condition     = output.database_replica_host != null
    error_message = "There is no replica"
  }
}
