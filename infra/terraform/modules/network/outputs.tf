output "vpc_id" {
  description = "The VPC."
  value       = aws_vpc.this.id
}

output "vpc_cidr" {
  description = "Addresses of the VPC."
  value       = aws_vpc.this.cidr_block
}

output "public_subnet_ids" {
  description = "A subnet in each of the two zones that the Internet reaches: for the load balancer."
  value       = [for zone in local.zones : aws_subnet.public[zone].id]
}

output "private_subnet_ids" {
  description = "A subnet in each of the two zones that the Internet does not reach: for instances and database."
  value       = [for zone in local.zones : aws_subnet.private[zone].id]
}
