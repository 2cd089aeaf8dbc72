// SPDX-License-Identifier: Apache-2.0
import type { CompartmentId, FeedId } from "@tianwang/kernel/ids";
import type { Work } from "@tianwang/store";
import { sql } from "@tianwang/store";
import { createCompartment, requireIn } from "@tianwang/store/access";
import { refuse } from "../errors.ts";
import type { FeedView } from "./message.wire.ts";

/** A stream of payments with a compartment of its own. */
export interface Feed {
  readonly id: FeedId;
  readonly compartmentId: CompartmentId;
}

const columns = sql.raw(`f.id, f.compartment_id as "compartmentId"`);

/** Opens a feed of the agency for which the actor acts. */
export async function openFeed(work: Work, title: string): Promise<Feed> {
  const agencyId = work.agencyFor("monitoring.write");
  const compartmentId = await createCompartment(work, title);
  const id = work.newId("feed");
  await work.change(sql`
    insert into monitoring.feeds (id, compartment_id, title, agency_id, created_by, created_at)
    values (${id}, ${compartmentId}, ${title}, ${agencyId}, ${work.acting.actorId}, ${work.now})
  `);
  work.audit("monitoring.feeds.open", id, { compartmentId });
  return { id, compartmentId };
}

/** What the first feed of an agency is called: by the messages that it takes. */
const firstTitle = "pacs";

/** The feed asked for, or the first of the actor's agency, which is opened when there is none. */
export async function feedFor(work: Work, feedId: string | null): Promise<Feed> {
  if (feedId !== null) {
    const feed = await work.first(sql<Feed>`
      select ${columns} from monitoring.feeds f where f.id = ${feedId}
    `);
    if (!feed) throw refuse("MONITORING_NO_FEED", { id: feedId });
    await requireIn(work, feed.compartmentId, "write");
    return feed;
  }
  const agencyId = work.agencyFor("monitoring.feed");
  const first = await work.first(sql<Feed>`
    select ${columns} from monitoring.feeds f where f.agency_id = ${agencyId} order by f.id limit 1
  `);
  return first ?? openFeed(work, firstTitle);
}

/** The feeds that the actor may see, each with how many payments it has. */
export function listFeeds(work: Work): Promise<FeedView[]> {
  return work.rows(sql<FeedView>`
    select f.id, f.title, f.created_at as "createdAt",
      coalesce((select max(p.number) + 1 from monitoring.payments p
        where p.compartment_id = f.compartment_id), 0)::float8 as "paymentCount"
    from monitoring.feeds f order by f.id limit 500
  `);
}
