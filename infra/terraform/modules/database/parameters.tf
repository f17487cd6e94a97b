locals {
  parameters = {
    require_secure_transport = "1"
    tls_version              = "TLSv1.2,TLSv1.3"
    character_set_server     = "utf8mb4"
    collation_server         = "utf8mb4_0900_ai_ci"
    time_zone                = "UTC"
    local_infile             = "0"
    max_connections          = tostring(var.max_connections)

    # What is written under READ COMMITTED can only be logged, and followed by a replica, as rows.
    binlog_format    = "ROW"
    binlog_row_image = "full"

    # RDS writes the slow log into a table by default, from where nothing reaches CloudWatch.
    log_output      = "FILE"
    slow_query_log  = "1"
    long_query_time = "1"

    innodb_print_all_deadlocks = "1"
  }

  # MySQL reads these when it starts.
  static_parameters = ["tls_version"]
}

resource "aws_db_parameter_group" "this" {
  name_prefix = "${var.name}-"
  description = "MySQL ${var.engine_version} of ${var.name}"
  family      = "mysql${join(".", slice(split(".", var.engine_version), 0, 2))}"

  dynamic "parameter" {
    for_each = local.parameters

    content {
      name         = parameter.key
      value        = parameter.value
      apply_method = contains(local.static_parameters, parameter.key) ? "pending-reboot" : "immediate"
    }
  }

  # Another version needs another group, while the old one is still in use.
  lifecycle {
    create_before_destroy = true
  }
}
