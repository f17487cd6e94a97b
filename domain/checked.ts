declare const checkedAs: unique symbol

/**
 * Marks a type whose values only the constructor function of the same name makes.
 * `Checked<'Interval'>` is not assignable from a plain object that merely looks like one.
 */
export type Checked<Name extends string> = { readonly [checkedAs]: Name }
