# What an instance is made of: files that cloud-init writes, and one script that it then runs.

locals {
  # ALB targets get no new requests once they are being deregistered; what is left is connections
  # that the balancer keeps open.
  drain_seconds = 5
  # The service waits that long; then up to 12 s for webhooks under way and meanwhile 10 for requests,
  # 5 for CloudWatch and meanwhile 3 for traces, and closes its storage: 20 s. And 5 to spare.
  stop_seconds = local.drain_seconds + 25

  database_urls = {
    for variable, host in { DATABASE_URL = var.database.host, DATABASE_REPLICA_URL = var.database.replica_host } :
    variable => "mysql://${host}:${var.database.port}/${var.database.name}?tls=rds" if host != null
  }

  # No secret: the service reads the credentials of the database itself, as this instance.
  environment = merge(
    { LOG_LEVEL = "info" },
    var.service_environment,
    {
      HOST                 = "0.0.0.0"
      PORT                 = tostring(var.port)
      STORAGE              = "mysql"
      DB_SECRET_ARN        = var.database.secret_arn
      AWS_REGION           = local.region
      TRUSTED_PROXIES      = "1"
      DRAIN_SECONDS        = tostring(local.drain_seconds)
      METRICS_PORT         = "9464"
      CLOUDWATCH_NAMESPACE = var.metrics_namespace
    },
    local.database_urls,
  )

  # For the scripts, which read it as shell.
  instance = {
    IMAGE          = var.image
    LIFECYCLE_HOOK = local.launch_hook
    PORT           = tostring(var.port)
    REGION         = local.region
    SCALING_GROUP  = var.name
  }

  # Docker logs in on the registry as this instance, and keeps nothing.
  docker_configuration = {
    credHelpers = { (split("/", var.image)[0]) = "ecr-login" }
  }

  agent_configuration = {
    agent = {
      region                      = local.region
      metrics_collection_interval = 60
      run_as_user                 = "root"
    }

    metrics = {
      namespace              = var.agent_namespace
      append_dimensions      = { InstanceId = "$${aws:InstanceId}" }
      aggregation_dimensions = [["AutoScalingGroupName"]]

      # The group's name stands here because the agent would need a right on all instances' tags to
      # find it out.
      metrics_collected = {
        mem = {
          measurement       = ["mem_used_percent"]
          append_dimensions = { AutoScalingGroupName = var.name }
        }
        disk = {
          measurement       = ["disk_used_percent"]
          resources         = ["/"]
          drop_device       = true
          append_dimensions = { AutoScalingGroupName = var.name }
        }
        netstat = {
          measurement       = ["tcp_established", "tcp_time_wait"]
          append_dimensions = { AutoScalingGroupName = var.name }
        }
      }
    }

    logs = {
      logs_collected = {
        files = {
          collect_list = concat(
            [
              for stream in ["access", "application", "error"] : {
                file_path       = "/var/log/meeting-slot-service/${stream}.log"
                log_group_name  = var.log_groups[stream].name
                log_stream_name = "{instance_id}"
              }
            ],
            [
              for name, file in { "" = "messages", "/set-up" = "cloud-init-output.log" } : {
                file_path            = "/var/log/${file}"
                log_group_name       = var.log_groups["system"].name
                log_stream_name      = "{instance_id}${name}"
              }
            ],
          )
        }
      }
    }
  }

  files = [
    {
      path        = "/etc/meeting-slot-service/environment"
      permissions = "0600"
      content     = join("", [for name, value in local.environment : "${name}=${value}\n"])
    },
    {
      path        = "/etc/meeting-slot-service/instance"
      permissions = "0644"
      content     = join("", [for name, value in local.instance : "${name}='${value}'\n"])
    },
    {
      path        = "/etc/meeting-slot-service/docker/config.json"
      permissions = "0644"
      content     = jsonencode(local.docker_configuration)
    },
    {
      path        = "/etc/meeting-slot-service/agent.json"
      permissions = "0644"
      content     = jsonencode(local.agent_configuration)
    },
    {
      path        = "/etc/meeting-slot-service/rsyslog.conf"
      permissions = "0644"
      content     = file("${path.module}/host/rsyslog.conf")
    },
    {
      path        = "/etc/meeting-slot-service/logrotate.conf"
      permissions = "0644"
      content     = file("${path.module}/host/logrotate.conf")
    },
    {
      path        = "/etc/systemd/system/meeting-slot-service-rotate-logs.service"
      permissions = "0644"
      content     = file("${path.module}/host/rotate-logs.service")
    },
    {
      path        = "/etc/systemd/system/meeting-slot-service-rotate-logs.timer"
      permissions = "0644"
      content     = file("${path.module}/host/rotate-logs.timer")
    },
    {
      path        = "/etc/systemd/system/rsyslog.service.d/meeting-slot-service.conf"
      permissions = "0644"
      content     = file("${path.module}/host/rsyslog-drop-in.conf")
    },
    {
      path        = "/etc/systemd/journald.conf.d/meeting-slot-service.conf"
      permissions = "0644"
      content     = file("${path.module}/host/journald-drop-in.conf")
    },
    {
      path        = "/etc/systemd/system/meeting-slot-service.service"
      permissions = "0644"
      content     = templatefile("${path.module}/host/meeting-slot-service.service", { stop_seconds = local.stop_seconds })
    },
    {
      path        = "/usr/local/sbin/meeting-slot-service-run"
      permissions = "0755"
      content     = file("${path.module}/host/run.sh")
    },
    {
      path        = "/usr/local/sbin/meeting-slot-service-set-up"
      permissions = "0755"
      content     = file("${path.module}/host/set-up.sh")
    },
  ]

  # JSON is YAML, too, and nothing in a file can break out of a string.
  user_data = "#cloud-config\n${jsonencode({
    write_files = local.files
    runcmd      = [["/usr/local/sbin/meeting-slot-service-set-up"]]
  })}\n"
}
