// SPDX-License-Identifier: Apache-2.0
export {
  createCompartment,
  grantAccess,
  mayIn,
  myCompartments,
  requireIn,
  revokeAccess,
} from "./compartment.data.ts";
export { hashPassword, passwordLengthMax, passwordLengthMin } from "./password.ts";
export {
  createSetupToken,
  endSession,
  findSessions,
  hasPersons,
  openSession,
  setPassword,
  setUpAdministrator,
  signIn,
} from "./session.data.ts";
export type { OpenedSession, Session } from "./session.data.ts";
export {
  addAdministrators,
  addMember,
  allWorkspaces,
  createActor,
  createAgency,
  createWorkspace,
  listActors,
  listAgencies,
  myWorkspaces,
  removeWorkspace,
} from "./workspace.data.ts";
export type { Agency, Setting, Workspace } from "./workspace.data.ts";
