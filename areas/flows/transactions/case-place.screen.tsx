// SPDX-License-Identifier: Apache-2.0
import { showCaseEndpoint } from "@tianwang/casework/wire";
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import type { ReactElement, ReactNode } from "react";

/** The compartment of a case, for panels that are given the case. */
export function WithCompartment(props: {
  caseId: string;
  children: (compartmentId: string) => ReactNode;
}): ReactElement {
  const client = useClient();
  const { caseId } = props;
  const shown = useLoad(`case ${caseId}`, (signal) =>
    client.call(showCaseEndpoint, { params: { caseId }, signal }),
  );
  return <Loaded load={shown}>{(value) => props.children(value.case.compartmentId)}</Loaded>;
}
