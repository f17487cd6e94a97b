# The one thing that the world reaches, on 80 and 443.

resource "aws_security_group" "this" {
  name_prefix = "${var.name}-balancer-"
  description = "The load balancer: 80 and 443 from the world, the service's port to the network"
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-balancer" }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "world" {
  for_each = toset(local.has_certificate ? ["80", "443"] : ["80"])

  security_group_id = aws_security_group.this.id
  description       = each.key == "443" ? "HTTPS" : "HTTP"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = tonumber(each.key)
  to_port           = tonumber(each.key)
}

resource "aws_vpc_security_group_egress_rule" "service" {
  security_group_id = aws_security_group.this.id
  description       = "The service"
  cidr_ipv4         = data.aws_vpc.this.cidr_block
  ip_protocol       = "tcp"
  from_port         = var.target_port
  to_port           = var.target_port
}

data "aws_vpc" "this" {
  id = var.vpc_id
}

resource "aws_lb" "this" {
  name               = var.name
  load_balancer_type = "application"
  internal           = false
  subnets            = var.public_subnet_ids
  security_groups    = [aws_security_group.this.id]

  # Below the 65 s of the service, so that it is the balancer that closes idle connections.
  idle_timeout = 60

  # The right-most address of X-Forwarded-For is the one that the service counts by.
  xff_header_processing_mode       = "append"
  drop_invalid_header_fields       = true
  desync_mitigation_mode           = "defensive"
  enable_cross_zone_load_balancing = true
  enable_http2                     = true
  enable_deletion_protection       = var.deletion_protection

  access_logs {
    bucket  = aws_s3_bucket.access_logs.id
    enabled = true
  }

  # The balancer tries to write into the bucket when it is told of it.
  depends_on = [aws_s3_bucket_policy.access_logs]
}

resource "aws_lb_target_group" "service" {
  name_prefix = "slots-"
  vpc_id      = var.vpc_id
  port        = var.target_port
  protocol    = "HTTP"
  target_type = "instance"

  # What is in flight takes 20 s at most; an instance that leaves has that, and some.
  deregistration_delay = 30

  # What an instance has in memory the others have as well: any of them answers.
  load_balancing_algorithm_type = "least_outstanding_requests"

  health_check {
    # Liveness, which never asks the database: a fail-over would replace all instances otherwise.
    path                = "/health"
    port                = "traffic-port"
    protocol            = "HTTP"
    interval            = 30
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 2
    matcher             = "200"
  }

  tags = { Name = var.name }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.this.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type             = local.has_certificate ? "redirect" : "forward"
    target_group_arn = local.has_certificate ? null : aws_lb_target_group.service.arn

    dynamic "redirect" {
      for_each = local.has_certificate ? ["https"] : []

      content {
        protocol    = "HTTPS"
        port        = "443"
        status_code = "HTTP_301"
      }
    }
  }
}

# TLS 1.3, and 1.2 with forward secrecy for those who lag behind.
resource "aws_lb_listener" "https" {
  count = local.has_certificate ? 1 : 0

  load_balancer_arn = aws_lb.this.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = var.certificate_arn
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.service.arn
  }
}

locals {
  has_certificate = var.certificate_arn != null
}
