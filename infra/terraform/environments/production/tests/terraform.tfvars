region              = "eu-central-1"
image               = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/meeting-slot-service/production:1.0.0"
state_bucket        = "example-terraform"
gitlab_project_path = "example/meeting-slot-service"

# Terraform 1.11 applies nothing in a test while an ephemeral variable is left out.
database_master_password = "correct-horse-battery"

database_service_secret_arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:meeting-slots/service-AbCdEf"
