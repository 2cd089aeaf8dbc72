// SPDX-License-Identifier: Apache-2.0
import { Citation } from "@tianwang/ui/citation/citation";
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { DateText } from "@tianwang/ui/date/date";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { Money } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useEffect, useState } from "react";
import { claimsTexts } from "../claims-screen.text.ts";
import "../claims.css";
import type { HoldingView, PlayView } from "./play.wire.ts";
import { frameCountMax, showPlay } from "./play.wire.ts";

/** How long a row stands while the rows are played. */
const frameMillis = 900;

/** Colours of claimants; each is doubled by the name beside its amount. */
const seriesCount = 6;
const colourOf = (claimant: number) => `var(--tw-series-${(claimant % seriesCount) + 1})`;

const keyOf = ({ account, currency, claimant }: HoldingView) =>
  `${account} ${currency} ${claimant}`;

/** What lies where after so many rows, from the page of rows that has the last of them. */
export function heldAt(play: PlayView, at: number): HoldingView[] {
  const held = new Map(play.before.map((holding) => [keyOf(holding), holding]));
  for (const { after } of play.frames.slice(0, Math.max(0, at - play.from)))
    for (const holding of after) held.set(keyOf(holding), holding);
  return [...held.values()].filter(({ amountMinor }) => amountMinor !== "0");
}

/** One account in one currency, with the parts of its claimants. */
interface AccountParts {
  readonly key: string;
  readonly account: number;
  readonly currency: number;
  readonly total: number;
  readonly parts: readonly HoldingView[];
}

/** What lies where, by account. Bars only: amounts are shown as they are. */
function accountsOf(held: readonly HoldingView[]): AccountParts[] {
  const groups = Map.groupBy(held, ({ account, currency }) => `${account} ${currency}`);
  return [...groups]
    .map(([key, parts]) => ({
      key,
      account: parts[0]?.account ?? 0,
      currency: parts[0]?.currency ?? 0,
      total: parts.reduce((sum, { amountMinor }) => sum + Number(amountMinor), 0),
      parts: parts.toSorted((a, b) => a.claimant - b.claimant),
    }))
    .toSorted((a, b) => a.currency - b.currency || a.account - b.account);
}

function AccountBar(props: { play: PlayView; found: AccountParts; most: number }): ReactElement {
  const t = useTexts(claimsTexts);
  const { play, found, most } = props;
  const { number = "", name = "" } = play.accounts[found.account] ?? {};
  const { code = "", scale = 0 } = play.currencies[found.currency] ?? {};
  return (
    <li className="claims-account">
      <SourceText text={`${number || t("unnamed")} ${name}`.trim()} />
      <span className="claims-bar" aria-hidden>
        {found.parts.map(({ claimant, amountMinor }) => (
          <span
            key={claimant}
            style={{
              width: `${(Number(amountMinor) / most) * 100}%`,
              background: colourOf(claimant),
            }}
          />
        ))}
      </span>
      <span className="claims-parts">
        {found.parts.map(({ claimant, amountMinor }) => (
          <span key={claimant} className="claims-part">
            <span
              className="claims-swatch"
              style={{ background: colourOf(claimant) }}
              aria-hidden
            />
            <SourceText text={play.claimants[claimant] ?? ""} />
            <Money amount={{ amountMinor, currency: code, scale }} />
          </span>
        ))}
      </span>
    </li>
  );
}

function Accounts({ play, at }: { play: PlayView; at: number }): ReactElement {
  const t = useTexts(claimsTexts);
  const accounts = accountsOf(heldAt(play, at));
  if (!play.isRowByRow && at < play.frameCount) return <p className="tw-soft">{t("fundOnly")}</p>;
  if (accounts.length === 0) return <p className="tw-soft">{t("nothingYet")}</p>;
  const mostIn = (currency: number) =>
    Math.max(1, ...accounts.flatMap((each) => (each.currency === currency ? each.total : [])));
  return (
    <ul className="claims-accounts">
      {accounts.map((found) => (
        <AccountBar key={found.key} play={play} found={found} most={mostIn(found.currency)} />
      ))}
    </ul>
  );
}

function RowCard({ play, at }: { play: PlayView; at: number }): ReactElement {
  const t = useTexts(claimsTexts);
  const say = useText();
  const frame = play.frames[at - play.from - 1];
  if (!frame)
    return <div className="claims-row tw-soft">{t("beginning", { count: play.frameCount })}</div>;
  const { row, moves, moreMoves } = frame;
  const parties = {
    payer: row.payerName || t("outside"),
    beneficiary: row.beneficiaryName || t("outside"),
  };
  return (
    <div className="claims-row">
      <span className="tw-row">
        <DateText date={row.bookedOn} />
        <Money amount={row.amount} />
        <SourceText text={t("paid", parties)} />
        <Citation source={row} exhibitName={row.exhibitName} />
      </span>
      <ul>
        {moves.map((move, number) => (
          // oxlint-disable-next-line react/no-array-index-key -- moves of a row have no id
          <li key={number} className="claims-part">
            <span
              className="claims-swatch"
              style={{ background: colourOf(move.claimant) }}
              aria-hidden
            />
            <SourceText text={`${play.claimants[move.claimant] ?? ""} · ${say(move.says)}`} />
            <Money amount={move.amount} />
          </li>
        ))}
      </ul>
      {moreMoves > 0 && <span className="tw-soft">{t("more", { count: moreMoves })}</span>}
    </div>
  );
}

/** Whether the person asked the system for less motion; then nothing runs by itself. */
const isMotionReduced = () => globalThis.matchMedia("(prefers-reduced-motion: reduce)").matches;

function Controls(props: { count: number; at: number; onAt: (at: number) => void }): ReactElement {
  const t = useTexts(claimsTexts);
  const { count, at, onAt } = props;
  const [isRunning, setIsRunning] = useState(false);
  const isAtEnd = at >= count;
  useEffect(() => {
    if (!isRunning || isAtEnd) return undefined;
    const timer = setTimeout(() => onAt(at + 1), frameMillis);
    return () => clearTimeout(timer);
  }, [isRunning, isAtEnd, at, onAt]);
  const position = at === 0 ? t("beginning", { count }) : t("position", { at, count });
  const go = (to: number) => {
    setIsRunning(false);
    onAt(Math.min(count, Math.max(0, to)));
  };
  return (
    <>
      <div className="claims-buttons">
        <Button disabled={at === 0} onClick={() => go(0)}>
          {t("first")}
        </Button>
        <Button disabled={at === 0} onClick={() => go(at - 1)}>
          {t("back")}
        </Button>
        <Button disabled={isAtEnd} onClick={() => go(at + 1)}>
          {t("forward")}
        </Button>
        <Button disabled={isAtEnd} onClick={() => go(count)}>
          {t("last")}
        </Button>
        {!isMotionReduced() && (
          <Button disabled={isAtEnd} onClick={() => setIsRunning(!isRunning)}>
            {t(isRunning && !isAtEnd ? "pause" : "run")}
          </Button>
        )}
      </div>
      <input
        type="range"
        min={0}
        max={count}
        value={at}
        aria-label={t("slider")}
        aria-valuetext={position}
        onChange={(event) => go(Number(event.target.value))}
      />
      <span aria-live="polite">{position}</span>
    </>
  );
}

function Player(props: { subjectId: string; doctrine: string; count: number }): ReactElement {
  const client = useClient();
  const { subjectId, doctrine, count } = props;
  const [at, setAt] = useState(count);
  // The page of rows that holds the one shown.
  const from = Math.floor(Math.max(0, at - 1) / frameCountMax) * frameCountMax;
  const load = useLoad(`play ${subjectId} ${doctrine} ${from}`, (signal) =>
    client.call(showPlay, {
      params: { subjectId },
      query: { doctrine, from, count: frameCountMax },
      signal,
    }),
  );
  return (
    <div className="claims-player">
      <Controls count={count} at={at} onAt={setAt} />
      <Loaded load={load}>
        {(play) => (
          <>
            <RowCard play={play} at={at} />
            <Accounts play={play} at={at} />
          </>
        )}
      </Loaded>
    </div>
  );
}

/** Plays the ledger under one doctrine: at each row, whose money lies in which account. */
export function PlayBlock(props: { subjectId: string; doctrine: string }): ReactElement {
  const t = useTexts(claimsTexts);
  const client = useClient();
  const { subjectId, doctrine } = props;
  const load = useLoad(`plays ${subjectId} ${doctrine}`, (signal) =>
    client.call(showPlay, { params: { subjectId }, query: { doctrine, count: 1 }, signal }),
  );
  return (
    <Block title={t("play")}>
      <Loaded load={load}>
        {({ frameCount }) =>
          frameCount === 0 ? (
            <p className="tw-soft">{t("noRows")}</p>
          ) : (
            <Player
              key={`${subjectId} ${doctrine}`}
              subjectId={subjectId}
              doctrine={doctrine}
              count={frameCount}
            />
          )
        }
      </Loaded>
    </Block>
  );
}
