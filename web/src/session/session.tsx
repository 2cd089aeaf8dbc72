// SPDX-License-Identifier: Apache-2.0
import type { Purpose } from "@tianwang/kernel/access";
import { purposes } from "@tianwang/kernel/access";
import { assert } from "@tianwang/kernel/assert";
import { createSetting } from "@tianwang/ui/setting";
import { languageSetting } from "@tianwang/ui/language/language";
import type { Client } from "@tianwang/wire/client";
import { CallRefused, createClient } from "@tianwang/wire/client";
import type { SessionView, WorkspaceView } from "@tianwang/wire/kit";
import { closeSession, openSession, setUp, showSession } from "@tianwang/wire/kit";
import { createContext, useContext } from "react";
import { guardedFetch } from "./guarded-fetch.ts";
import { SessionStore } from "./session-store.ts";

const isWorkspaceId = (text: string): text is string => /^(?:wsp_\w+)?$/u.test(text);
const isPurpose = (text: string): text is Purpose | "" =>
  text === "" || (purposes as readonly string[]).includes(text);

/** The workspace chosen at this browser; empty: not yet. */
export const workspaceSetting = createSetting("workspace", isWorkspaceId, () => "");
/** The purpose chosen at this browser; empty: the usual one of the workspace. */
export const purposeSetting = createSetting("purpose", isPurpose, () => "");

/** The workspace that is open. */
export function openWorkspace(view: SessionView): WorkspaceView | undefined {
  return view.workspaces.find((workspace) => workspace.id === view.workspaceId);
}

/** The purpose in force: the chosen one, else the usual one of the workspace. */
export function purposeIn(workspace: WorkspaceView | undefined, chosen: Purpose | ""): Purpose {
  if (chosen !== "") return chosen;
  return workspace?.kind === "demo" ? "demonstration" : "investigation";
}

/** Everything that the shell does about sign-in. */
export class Session {
  readonly store = new SessionStore();
  readonly client: Client = createClient({
    base: "",
    fetch: guardedFetch({
      fetch: (input, init) => globalThis.fetch(input, init),
      renewed: () => this.store.renewed(),
      csrfToken: () => this.store.csrfToken,
    }),
    headers: () => this.#headers(),
  });

  /** Asks the server who is at the screen. */
  async load(): Promise<void> {
    try {
      this.store.accept(await this.#view());
    } catch (error) {
      this.store.fail(error);
    }
  }

  async signIn(name: string, password: string): Promise<void> {
    await this.client.call(openSession, { body: { name, password } });
    this.store.accept(await this.#view());
  }

  async setUp(token: string, name: string, password: string): Promise<void> {
    await this.client.call(setUp, { body: { token, name, password } });
    this.store.accept(await this.#view());
  }

  async signOut(): Promise<void> {
    await this.client.call(closeSession);
    this.store.accept(await this.#view());
  }

  async openWorkspace(id: string): Promise<void> {
    workspaceSetting.set(id);
    purposeSetting.set("");
    await this.load();
  }

  #headers(): Readonly<Record<string, string>> {
    const state = this.store.state();
    const workspace = state.phase === "known" ? openWorkspace(state.view) : undefined;
    return {
      "accept-language": languageSetting.get(),
      "x-purpose": purposeIn(workspace, purposeSetting.get()),
      ...(workspaceSetting.get() === "" ? {} : { "x-workspace": workspaceSetting.get() }),
      ...(this.store.csrfToken === "" ? {} : { "x-csrf-token": this.store.csrfToken }),
    };
  }

  /** The session; a workspace that is gone is forgotten, and the demo is shown first. */
  async #view(): Promise<SessionView> {
    try {
      const view = await this.client.call(showSession);
      const demo = view.workspaces.find((workspace) => workspace.kind === "demo");
      if (workspaceSetting.get() !== "" || !demo) return view;
      workspaceSetting.set(demo.id);
      return await this.client.call(showSession);
    } catch (error) {
      const isGone = error instanceof CallRefused && error.refusal.code === "WORKSPACE_UNKNOWN";
      if (!isGone || workspaceSetting.get() === "") throw error;
      workspaceSetting.set("");
      return this.client.call(showSession);
    }
  }
}

const SessionContext = createContext<Session | null>(null);

export const SessionProvider = SessionContext.Provider;

/** The session of the shell. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  assert(session, "the shell provides the session");
  return session;
}
