mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name              = "slots-test"
  vpc_id            = "vpc-1"
  public_subnet_ids = ["subnet-a", "subnet-b"]
  certificate_arn   = "arn:aws:acm:eu-central-1:123456789012:certificate/1"
  domain_name       = "meet.example.com"
}

run "with_a_certificate_everything_is_sent_to_https" {
  assert {
    condition     = aws_lb_listener.http.default_action[0].type == "redirect" && aws_lb_listener.http.default_action[0].redirect[0].protocol == "HTTPS"
    error_message = "HTTP does not redirect"
  }

  assert {
    condition     = aws_lb_listener.https[0].default_action[0].target_group_arn == aws_lb_target_group.service.arn && strcontains(aws_lb_listener.https[0].ssl_policy, "TLS13")
    error_message = "HTTPS does not serve, or not by TLS 1.3"
  }

  assert {
    condition     = output.url == "https://meet.example.com"
    error_message = "The address is ${output.url}"
  }
}

run "without_one_http_serves" {
  variables {
    certificate_arn = null
    domain_name     = null
  }

  assert {
    condition     = output.url == "http://${output.dns_name}"
    error_message = "The address is ${output.url}"
  }

  assert {
    condition     = aws_lb_listener.http.default_action[0].target_group_arn == aws_lb_target_group.service.arn && length(aws_lb_listener.https) == 0
    error_message = "HTTP does not serve"
  }

  assert {
    condition     = join(",", keys(aws_vpc_security_group_ingress_rule.world)) == "80"
    error_message = "443 is open, and nobody listens"
  }
}

run "an_instance_is_healthy_while_it_lives" {
  assert {
    condition     = aws_lb_target_group.service.health_check[0].path == "/health" && aws_lb_target_group.service.health_check[0].interval == 30
    error_message = "Health is not asked as the design document has it"
  }

  assert {
    condition     = aws_lb.this.idle_timeout < 65
    error_message = "The service closes connections before the balancer does"
  }
}

run "a_firewall_is_there_when_it_is_asked_for" {
  variables {
    waf_requests_per_5_minutes = 5000
  }

  assert {
    condition     = jsondecode(aws_wafv2_web_acl.rate[0].rule_json)[0].Statement.RateBasedStatement.Limit == 5000
    error_message = "The firewall has another limit"
  }

  assert {
    condition     = aws_wafv2_web_acl_association.rate[0].resource_arn == aws_lb.this.arn
    error_message = "The firewall stands before nothing"
  }
}

run "there_is_no_firewall_otherwise" {
  assert {
    condition     = length(aws_wafv2_web_acl.rate) == 0 && length(aws_wafv2_web_acl_association.rate) == 0
    error_message = "There is a firewall that nobody asked for"
  }
}

run "only_balancers_of_this_account_and_region_write_logs" {
  assert {
    condition     = jsondecode(aws_s3_bucket_policy.access_logs.policy).Statement[0].Condition.ArnLike["aws:SourceArn"] == "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/*"
    error_message = "Others write, too: ${aws_s3_bucket_policy.access_logs.policy}"
  }
}

run "a_certificate_without_its_name_is_refused" {
  command = plan

  variables {
    domain_name = null
  }

  expect_failures = [var.domain_name]
}

run "what_makes_no_sense_is_refused" {
  command = plan

  variables {
    public_subnet_ids          = ["subnet-a"]
    waf_requests_per_5_minutes = 1
    access_logs_retention_days = 0
    domain_name                = "https://meet.example.com"
  }

  expect_failures = [var.domain_name, var.public_subnet_ids, var.waf_requests_per_5_minutes, var.access_logs_retention_days]
}
