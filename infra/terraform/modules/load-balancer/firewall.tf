# A web application firewall that refuses who asks too often, before anything of ours is asked. The
# service has limits of its own, which know tokens and events; this one takes the load off it.

resource "aws_wafv2_web_acl" "rate" {
  count = var.waf_requests_per_5_minutes == null ? 0 : 1

  name        = var.name
  description = "Requests of one address in 5 minutes"
  scope       = "REGIONAL"

  default_action {
    allow {}
  }

  # In the words of WAF's own interface: as blocks they could hold no more than three levels.
  rule_json = jsonencode([{
    Name     = "rate"
    Priority = 0
    Action   = { Block = { CustomResponse = { ResponseCode = 429 } } }
    Statement = {
      RateBasedStatement = {
        Limit               = var.waf_requests_per_5_minutes
        EvaluationWindowSec = 300
        AggregateKeyType    = "IP"
      }
    }
    VisibilityConfig = {
      CloudWatchMetricsEnabled = true
      MetricName               = "${var.name}-rate"
      SampledRequestsEnabled   = false
    }
  }])

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = var.name
    sampled_requests_enabled   = false
  }
}

resource "aws_wafv2_web_acl_association" "rate" {
  count = var.waf_requests_per_5_minutes == null ? 0 : 1

  resource_arn = aws_lb.this.arn
  web_acl_arn  = aws_wafv2_web_acl.rate[0].arn
}
