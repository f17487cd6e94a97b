/** As whom to enter a database. */
export type Credentials = { readonly user: string; readonly password: string }

/** Where credentials are to be had that change while the service runs. */
export interface CredentialSource {
  /** Those to enter with now. */
  current(): Promise<Credentials>
  /**
   * Those to try after the server has refused these; the same ones while there are no newer. The
   * server may know the new password before the source does, or after.
   */
  renewed(refused: Credentials): Promise<Credentials>
}
