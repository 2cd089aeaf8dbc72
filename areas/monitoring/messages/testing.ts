// SPDX-License-Identifier: Apache-2.0
// For tests and benches: messages of fictional banks and firms.

/** What of a transfer differs from the usual. */
export interface Transfer {
  readonly id?: string;
  readonly amount?: string;
  readonly currency?: string;
  readonly account?: string;
  readonly beneficiary?: string;
  readonly name?: string;
  readonly note?: string;
  readonly at?: string;
}

const transferXml = (given: Transfer, bic: string) => {
  const { account = "6222020000000000001", note = "" } = given;
  const debtor = account === "" ? "" : `<Othr><Id>${account}</Id></Othr>`;
  return `<CdtTrfTxInf><PmtId><InstrId>I</InstrId><EndToEndId>E</EndToEndId><TxId>${given.id ?? "TX-1"}</TxId></PmtId><IntrBkSttlmAmt Ccy="${given.currency ?? "EUR"}">${given.amount ?? "12345.50"}</IntrBkSttlmAmt><IntrBkSttlmDt>2026-01-05</IntrBkSttlmDt><AccptncDtTm>${given.at ?? "2026-01-05T15:30:00+08:00"}</AccptncDtTm><ChrgBr>SHAR</ChrgBr><Dbtr><Nm>${given.name ?? "天南贸易有限公司"}</Nm></Dbtr><DbtrAcct><Id>${debtor}</Id></DbtrAcct><DbtrAgt><FinInstnId><${bic}>ICBKCNBJXXX</${bic}></FinInstnId></DbtrAgt><CdtrAgt><FinInstnId><${bic}>COBADEFF</${bic}></FinInstnId></CdtrAgt><Cdtr><Nm>Nordlicht GmbH</Nm></Cdtr><CdtrAcct><Id><IBAN>${given.beneficiary ?? "DE02120300000000202051"}</IBAN></Id></CdtrAcct><RmtInf><Ustrd>合同 7 号</Ustrd><Ustrd>货款</Ustrd></RmtInf>${note}</CdtTrfTxInf>`;
};

/** A pacs.008 message with these transfers. */
export function pacs008(
  transfers: readonly Transfer[],
  { messageId = "MSG-1", version = "08", bic = "BICFI" } = {},
): string {
  return `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.${version}"><FIToFICstmrCdtTrf><GrpHdr><MsgId>${messageId}</MsgId><CreDtTm>2026-01-05T15:31:00</CreDtTm><NbOfTxs>${transfers.length}</NbOfTxs><SttlmInf><SttlmMtd>CLRG</SttlmMtd></SttlmInf></GrpHdr>${transfers.map((one) => transferXml(one, bic)).join("")}</FIToFICstmrCdtTrf></Document>`;
}

/** A pacs.009 message: a bank pays another. */
export const pacs009 = () =>
  `<message><AppHdr><BizMsgIdr>B</BizMsgIdr></AppHdr><Document xmlns='urn:iso:std:iso:20022:tech:xsd:pacs.009.001.07'><FICdtTrf><GrpHdr><MsgId>SDF</MsgId><CreDtTm>2018-04-30T16:35:54</CreDtTm><NbOfTxs>1</NbOfTxs><SttlmInf><SttlmMtd>INDA</SttlmMtd></SttlmInf></GrpHdr><CdtTrfTxInf><PmtId><InstrId>AS</InstrId><EndToEndId>NOTPROVIDED</EndToEndId><TxId>223234</TxId></PmtId><IntrBkSttlmAmt Ccy='USD'>22423</IntrBkSttlmAmt><Dbtr><FinInstnId><BICFI>SSTYPLP1XXX</BICFI></FinInstnId></Dbtr><Cdtr><FinInstnId><BICFI>CTZNCA8V001</BICFI></FinInstnId></Cdtr></CdtTrfTxInf></FICdtTrf></Document></message>`;

/** A payment in our JSON. */
export function jsonPayment(changes: Readonly<Record<string, unknown>>) {
  return {
    messageId: "A",
    transactionId: "1",
    at: "2026-01-05T08:00:00Z",
    amount: "1234.50",
    currency: "CNY",
    from: { bank: "ICBKCNBJXXX", account: "6222 0200 0000 01", name: "天南贸易有限公司" },
    to: { bank: "COBADEFF", account: "DE02 1203 0000 0000 2020 51" },
    text: "货款",
    ...changes,
  };
}
