# With a replica the module keeps the master password, in the shape that RDS would write. The
# values are write-only: neither the plan nor the state has them.
resource "aws_secretsmanager_secret" "master" {
  count = local.rds_keeps_the_password ? 0 : 1

  name_prefix             = "${var.name}-database-"
  description             = "Master user of the database of ${var.name}"
  recovery_window_in_days = 30
}

resource "aws_secretsmanager_secret_version" "master" {
  count = local.rds_keeps_the_password ? 0 : 1

  secret_id                = aws_secretsmanager_secret.master[0].id
  secret_string_wo         = jsonencode({ username = aws_db_instance.primary.username, password = var.master_password })
  secret_string_wo_version = var.master_password_version
}

locals {
  master_secret_arn = local.rds_keeps_the_password ? one(aws_db_instance.primary.master_user_secret[*].secret_arn) : aws_secretsmanager_secret.master[0].arn
}
