declare const checkedAs: unique symbol

/**
 * Marks a type whose values only the constructor function of the same name makes.
 * A plain object that merely looks like an interval is not assignable to `Interval`. A copy made by
 * spreading one is: the type can't tell that, so only the type's own file may change a copy.
 */
export type Checked<Name extends string> = { readonly [checkedAs]: Name }
