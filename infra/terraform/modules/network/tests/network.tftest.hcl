mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name = "slots-test"
}

run "there_is_a_public_and_a_private_subnet_in_each_of_two_zones" {
  assert {
    condition     = length(output.public_subnet_ids) == 2 && length(output.private_subnet_ids) == 2
    error_message = "There are not two of each"
  }

  assert {
    condition = toset([for subnet in concat(values(aws_subnet.public), values(aws_subnet.private)) : subnet.cidr_block]) == toset([
      "10.0.0.0/20", "10.0.16.0/20", "10.0.128.0/20", "10.0.144.0/20"
    ])
    error_message = "The subnets are not apart"
  }

  assert {
    condition     = toset(keys(aws_subnet.private)) == toset(["eu-central-1a", "eu-central-1b"])
    error_message = "The zones are ${join(", ", keys(aws_subnet.private))}"
  }
}

run "each_zone_has_a_way_out_of_its_own" {
  assert {
    condition     = length(aws_nat_gateway.this) == 2
    error_message = "There are ${length(aws_nat_gateway.this)} NAT gateways"
  }

  assert {
    condition     = alltrue([for zone, route in aws_route.nat : route.nat_gateway_id == aws_nat_gateway.this[zone].id])
    error_message = "A zone goes out through the other"
  }
}

run "one_way_out_may_serve_both_zones" {
  variables {
    single_nat_gateway = true
  }

  assert {
    condition     = length(aws_nat_gateway.this) == 1
    error_message = "There are ${length(aws_nat_gateway.this)} NAT gateways"
  }

  assert {
    condition     = length(aws_route.nat) == 2 && length(toset([for route in aws_route.nat : route.nat_gateway_id])) == 1
    error_message = "A zone has no way out"
  }
}

run "nothing_public_but_by_the_public_route" {
  assert {
    condition     = aws_route.internet.gateway_id == aws_internet_gateway.this.id && alltrue([for route in aws_route.nat : route.gateway_id == null])
    error_message = "A private subnet has a route to the Internet gateway"
  }

  assert {
    condition     = alltrue([for subnet in aws_subnet.public : !subnet.map_public_ip_on_launch])
    error_message = "An instance in a public subnet would get a public address"
  }
}

run "other_sizes_are_refused" {
  command = plan

  variables {
    cidr = "10.0.0.0/24"
  }

  expect_failures = [var.cidr]
}
