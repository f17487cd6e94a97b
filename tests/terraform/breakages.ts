/** What somebody might do to the infrastructure, and what has to notice. */
export type Breakage = {
  /** Completes "it is noticed when". */
  readonly what: string
  /** Below `infra/terraform`. */
  readonly file: string
  /** Words of the file, of which the first are replaced. */
  readonly from: string
  readonly to: string
  /** The title of a policy, or what Terraform itself says. */
  readonly noticedBy: string | RegExp
}

/** Each on its own makes something that must not be, while everything else is in order. */
export const BREAKAGES: readonly Breakage[] = [
  {
    what: 'the database gets a public address',
    file: 'modules/database/main.tf',
    from: 'publicly_accessible    = false',
    to: 'publicly_accessible    = true',
    noticedBy: 'no database is open to the internet',
  },
  {
    what: 'the database is open to the whole network',
    file: 'modules/database/main.tf',
    from: 'referenced_security_group_id = var.client_security_group_id',
    to: 'cidr_ipv4 = "10.0.0.0/16"',
    noticedBy: 'the service alone reaches the database',
  },
  {
    what: 'the database takes connections without TLS',
    file: 'modules/database/parameters.tf',
    from: 'require_secure_transport = "1"',
    to: 'require_secure_transport = "0"',
    noticedBy: 'databases are spoken to over TLS alone',
  },
  {
    what: 'the storage of the database is not encrypted',
    file: 'modules/database/main.tf',
    from: 'storage_encrypted     = true',
    to: 'storage_encrypted     = false',
    noticedBy: 'databases are encrypted, under a key of their own',
  },
  {
    what: 'the password is kept in the state',
    file: 'modules/database/main.tf',
    from: 'password_wo                 = local.rds_keeps_the_password ? null : var.master_password',
    to: 'password                    = "correct-horse-battery"',
    noticedBy: 'no password is in the plan or the state',
  },
  {
    what: 'production loses its standby',
    file: 'environments/production/variables.tf',
    from: 'variable "database_multi_az" {\n  description = "Whether a standby in the other zone takes over when the database fails."\n  type        = bool\n  default     = true',
    to: 'variable "database_multi_az" {\n  type    = bool\n  default = false',
    noticedBy: 'production has a standby of the database, two weeks of backups, and protection',
  },
  {
    what: 'there is less storage than RDS has',
    file: 'environments/production/variables.tf',
    from: 'default     = 20',
    to: 'default     = 5',
    noticedBy: /allocated_storage_gb is 20 or more/,
  },
  {
    what: 'an instance is added only above 90 %',
    file: 'modules/observability/alarms-instances.tf',
    from: 'threshold = 70',
    to: 'threshold = 90',
    noticedBy: 'a CPU above 70 % for 2 minutes adds an instance, below 20 % removes one',
  },
  {
    what: 'the alarms on the database tell nobody',
    file: 'modules/observability/alarms-database.tf',
    from: 'alarm_actions = [aws_sns_topic.alarms.arn]',
    to: 'alarm_actions = []',
    noticedBy: 'every alarm tells the topic',
  },
  {
    what: 'the topic is under the key of AWS',
    file: 'modules/observability/topic.tf',
    from: 'kms_master_key_id = aws_kms_key.this.arn',
    to: 'kms_master_key_id = "alias/aws/sns"',
    noticedBy: 'topics are encrypted, under a key that admits CloudWatch',
  },
  {
    what: 'the key of the topic keeps CloudWatch out',
    file: 'modules/observability/encryption.tf',
    from: 'Principal = { Service = "cloudwatch.amazonaws.com" }',
    to: 'Principal = { Service = "events.amazonaws.com" }',
    noticedBy: 'topics are encrypted, under a key that admits CloudWatch',
  },
  {
    what: 'log groups have other names',
    file: 'modules/observability/main.tf',
    from: '"/aws/ec2/',
    to: '"/aws/vm/',
    noticedBy: 'there are the four log groups of the environment',
  },
  {
    what: 'logs are kept for ever, in the open',
    file: 'modules/observability/main.tf',
    from: 'kms_key_id        = aws_kms_key.this.arn',
    to: '',
    noticedBy: 'log groups are encrypted and forget',
  },
  {
    what: 'the pipeline may do all of the registry',
    file: 'modules/delivery/build-role.tf',
    from: '"ecr:PutImage",',
    to: '"ecr:*",',
    noticedBy: 'no right is given to all actions, or to all of a kind',
  },
  {
    what: 'the pipeline may hand any role to an instance',
    file: 'modules/delivery/deploy-role.tf',
    from: 'Resource  = var.instance_role_arn\n        Condition = { StringEquals = { "iam:PassedToService" = "ec2.amazonaws.com" } }',
    to: 'Resource  = "*"',
    noticedBy: 'no right is given on everything without a condition',
  },
  {
    what: 'any branch may deploy',
    file: 'modules/delivery/gitlab.tf',
    from: 'ref_type:branch:ref:$',
    to: 'ref_type:branch:ref:*$',
    noticedBy: 'jobs of the one project assume roles, from branches that are named',
  },
  {
    what: 'the pipeline becomes an administrator',
    file: 'environments/production/variables.tf',
    from: 'variable "additional_deploy_policy_arns" {\n  description = "Policies that let the pipeline change more than the image: see the README of modules/delivery."\n  type        = list(string)\n  default     = []',
    to: 'variable "additional_deploy_policy_arns" {\n  type    = list(string)\n  default = ["arn:aws:iam::aws:policy/AdministratorAccess"]',
    noticedBy: 'of policies that AWS writes, only narrow ones are attached',
  },
  {
    what: 'a tag can be moved to another image',
    file: 'modules/delivery/main.tf',
    from: '"IMMUTABLE"',
    to: '"MUTABLE"',
    noticedBy: 'images are encrypted, scanned, and never replaced',
  },
  {
    what: 'the load balancer opens another port',
    file: 'modules/load-balancer/main.tf',
    from: '["80", "443"]',
    to: '["80", "443", "22"]',
    noticedBy: 'nobody logs in with SSH',
  },
  {
    what: 'TLS 1.0 is taken',
    file: 'modules/load-balancer/main.tf',
    from: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
    to: 'ELBSecurityPolicy-2016-08',
    noticedBy: 'HTTPS is TLS 1.2 or 1.3, and HTTP leads there',
  },
  {
    what: 'the bucket of the access logs may be made public',
    file: 'modules/load-balancer/access-logs.tf',
    from: 'block_public_policy     = true',
    to: 'block_public_policy     = false',
    noticedBy: 'buckets are encrypted, closed, and spoken to over TLS alone',
  },
  {
    what: 'a database that fails over makes every instance sick',
    file: 'modules/load-balancer/main.tf',
    from: '"/health"',
    to: '"/ready"',
    noticedBy: 'the load balancer asks for /health every 30 seconds, on port 8080',
  },
  {
    what: 'the database moves into the public subnets',
    file: 'environments/production/main.tf',
    from: 'subnet_ids               = module.network.private_subnet_ids',
    to: 'subnet_ids               = module.network.public_subnet_ids',
    noticedBy: 'databases and instances are in other subnets than the load balancer',
  },
  {
    what: 'whatever runs on an instance, or is sent through it, gets its credentials',
    file: 'modules/compute/main.tf',
    from: 'http_tokens                 = "required"',
    to: 'http_tokens                 = "optional"',
    noticedBy: 'instances ask for their credentials as IMDSv2 has it, from themselves alone',
  },
  {
    what: 'the disks of instances are not encrypted',
    file: 'modules/compute/main.tf',
    from: 'encrypted             = true',
    to: 'encrypted             = false',
    noticedBy: 'disks of instances are encrypted',
  },
  {
    what: 'instances may read every secret',
    file: 'modules/compute/rights.tf',
    from: 'Resource  = [var.database.secret_arn]',
    to: 'Resource  = ["*"]',
    noticedBy: 'no right is given on everything without a condition',
  },
  {
    what: 'instances get the rights that AWS gives to the Session Manager, every parameter included',
    file: 'modules/compute/rights.tf',
    from: 'resource "aws_iam_instance_profile" "this" {',
    to: `resource "aws_iam_role_policy_attachment" "session_manager" {
  role       = aws_iam_role.this.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"
}

resource "aws_iam_instance_profile" "this" {`,
    noticedBy: 'of policies that AWS writes, only narrow ones are attached',
  },
  {
    what: 'jobs of any tag may deploy',
    file: 'modules/delivery/gitlab.tf',
    from: 'ref_type:branch:ref:',
    to: 'ref_type:tag:ref:',
    noticedBy: 'jobs of the one project assume roles, from branches that are named',
  },
  {
    what: 'an alarm rings too late to stop a deployment',
    file: 'modules/observability/alarms-service.tf',
    from: 'threshold = var.latency_p99_seconds, minutes = 3',
    to: 'threshold = var.latency_p99_seconds, minutes = 10',
    noticedBy: 'an alarm that stops a deployment rings while the first new instance warms up',
  },
  {
    what: 'a bad deployment is rolled back to itself',
    file: 'modules/compute/autoscaling.tf',
    from: 'auto_rollback          = false',
    to: 'auto_rollback          = true',
    noticedBy: 'a deployment ends on what callers get, before the old instances are gone',
  },
  {
    what: 'the processors of production are lent',
    file: 'environments/production/variables.tf',
    from: 'default     = "c7i.large"',
    to: 'default     = "t3.medium"',
    noticedBy: 'production has processors that it need not save',
  },
  {
    what: 'an argument is misspelt',
    file: 'modules/database/main.tf',
    from: 'backup_window             =',
    to: 'backup_windows            =',
    noticedBy: /An argument named "backup_windows" is not expected here/,
  },
]
