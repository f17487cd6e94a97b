import { describe, expect, test } from 'vitest'
import { ownNameOf } from '../../adapters/http/routes/asset-name.ts'

const FOLDER = [
  'global.esm-Db6rKTpx.js',
  'global.esm-Db6rKTpx.js.br',
  'icon-COAF8RAO.svg',
  'index--8hFt-ZC.js',
  'index--8hFt-ZC.js.gz',
  'index-DKxwoPJG.css',
  'two-AAAAAAAA.js',
  'two-BBBBBBBB.js',
]

describe('the name that a file of another version has here', () => {
  test.each([
    ['index-12345678.js', 'index--8hFt-ZC.js'],
    ['index--_345-78.js', 'index--8hFt-ZC.js'],
    ['index-12345678.css', 'index-DKxwoPJG.css'],
    ['global.esm-12345678.js', 'global.esm-Db6rKTpx.js'],
  ])('of %s is %s', (asked, own) => {
    expect(ownNameOf(asked, FOLDER)).toBe(own)
  })

  test.each([
    ['index-1234567.js', 'what it ends in is too short for a version'],
    ['index-123456789.js', 'or too long'],
    ['index.js', 'there is no version in it'],
    ['index-12345678.svg', 'nothing of that type has the name'],
    ['other-12345678.js', 'nothing has the name'],
    ['INDEX-12345678.js', 'names are told apart by case'],
    ['index-12345678.js.br', 'compressed forms are no files of their own'],
    ['two-12345678.js', 'two have the name, and nobody can tell which is meant'],
    ['../index-12345678.js', 'it would lie elsewhere'],
    ['', 'it is nothing'],
  ])('of %j is none: %s', (asked) => {
    expect(ownNameOf(asked, FOLDER)).toBeUndefined()
  })
})
