#!/usr/bin/env node
import { stderr, stdout } from 'node:process'
import { runSlots } from './program.ts'
import { harmless } from './terminal.ts'

// Whoever reads no further, such as `head`, has what they wanted.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

process.exitCode = await runSlots(process.argv.slice(2), {
  columns: stdout.isTTY ? stdout.columns : undefined,
  environment: process.env,
  print: (lines) => stdout.write(`${harmless(lines)}\n`),
  warn: (lines) => stderr.write(`${harmless(lines)}\n`),
})
